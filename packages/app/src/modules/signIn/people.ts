import type { Config } from '@backstage/config';

/** Somebody one can sign in as during development. */
export interface Persona {
  /** Entity reference of a user in the catalog. */
  ref: string;
  name: string;
  role: string;
}

/**
 * The people one can sign in as: those of `auth.providers.personas.people`, or
 * nobody outside of development. The backend decides by itself and refuses
 * there too; this keeps a page from offering what cannot work.
 */
export function readPeople(config: Config): Persona[] {
  if (config.getOptionalString('auth.environment') !== 'development') {
    return [];
  }
  return (
    config.getOptionalConfigArray('auth.providers.personas.people') ?? []
  ).map(person => ({
    ref: person.getString('ref'),
    name: person.getString('name'),
    role: person.getString('role'),
  }));
}
