/**
 * A figure that was read, or the reason why it was not. Unknown is never a
 * pass: who uses a `Known` must say what happens when it is not known.
 *
 * @public
 */
export type Known<T> =
  | { known: true; value: T; readAt: string }
  | { known: false; figure: string; reason: string };
