/** Font of names, keys, values and commands. @public */
export const monospace =
  'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace';
