import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../lib/paths.ts';

export interface Person {
  ref: string;
  name: string;
  role: string;
}

/** The people whom the development sign-in offers. */
export function people(): Person[] {
  const config = parse(readFileSync(join(root, 'app-config.yaml'), 'utf8'), {
    merge: true,
  });
  return config.auth.providers.personas.people;
}
