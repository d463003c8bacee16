import { resolve } from 'node:path';

/** The repository's root. */
export const root = resolve(import.meta.dirname, '../..');

/** What a run leaves behind; ignored by git. */
export const cache = resolve(root, '.cache');
