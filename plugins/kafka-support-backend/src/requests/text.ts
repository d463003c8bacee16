import { InputError } from '@backstage/errors';

const MAX_DEPTH = 64;
/** With the flag `u` a pair is one character, so only halves match. */
const LONE_SURROGATE = /\p{Surrogate}/u;
// Control characters, and those that turn the direction of the text around them.
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** Text from outside as it may stand in a message: bounded, nothing invisible. */
export function shown(text: string, max = 200): string {
  const cut = text.length > max ? `${text.slice(0, max)}…` : text;
  return cut
    .replace(new RegExp(LONE_SURROGATE, 'gu'), '\ufffd')
    .replace(
      UNPRINTABLE,
      letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

/** The same between quotes. */
export const quoted = (text: string, max = 100) => `"${shown(text, max)}"`;

function assertText(text: string, path: string): void {
  if (!text.includes('\u0000') && !LONE_SURROGATE.test(text)) return;
  throw new InputError(
    `${shown(
      path,
    )} holds a NUL or half of a surrogate pair, which no database keeps: ${quoted(
      text,
    )}. Valid is any other text`,
  );
}

/**
 * Refuses what cannot be stored or would exhaust the stack, wherever it stands
 * in a value from outside.
 *
 * @throws InputError that names the place
 */
export function assertStorable(value: unknown, name: string): void {
  const waiting: { value: unknown; path: string; depth: number }[] = [
    { value, path: name, depth: 0 },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path, depth } = next;
    if (typeof next.value === 'string') assertText(next.value, path);
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (depth >= MAX_DEPTH) {
      throw new InputError(
        `${name} is nested too deep. Valid are at most ${MAX_DEPTH} levels`,
      );
    }
    for (const [key, inner] of Object.entries(next.value)) {
      assertText(key, path);
      // A path as long as the nesting would be quadratic; its start is enough.
      const to = path.length < 200 ? `${path}.${key}` : path;
      waiting.push({ value: inner, path: to, depth: depth + 1 });
    }
  }
}
