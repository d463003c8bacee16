import { InputError } from '@backstage/errors';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import { didYouMean } from './closeNames';

/** The kinds of requests there are. */
export interface KindRegistry {
  list(): RequestKind[];
  /** @throws InputError that quotes the id and names the valid ones */
  get(id: string): RequestKind;
  /** For kinds that were installed once: undefined when there is none of that id. */
  find(id: string): RequestKind | undefined;
}

/**
 * Built-in kinds and those that modules add.
 *
 * @throws Error for an id that is taken: the backend must not start
 */
export function createKindRegistry(kinds: RequestKind[]): KindRegistry {
  const byId = new Map<string, RequestKind>();
  for (const kind of kinds) {
    if (byId.has(kind.id))
      throw new Error(
        `The kind "${
          kind.id
        }" is there twice. A kind that a module adds needs an id of its own; taken are ${[
          ...byId.keys(),
        ].join(', ')}`,
      );
    byId.set(kind.id, kind);
  }
  return {
    list: () => [...byId.values()],
    find: id => byId.get(id),
    get(id) {
      const kind = byId.get(id);
      if (kind) return kind;
      const ids = [...byId.keys()];
      throw new InputError(
        `There is no kind "${id.slice(0, 100)}".${didYouMean(
          id.slice(0, 100),
          ids,
        )} Valid are ${ids.join(', ')}`,
      );
    },
  };
}
