import {
  claimBatchInputSchema,
  ownableTypes,
  type ClaimBatchInput,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Resolver } from 'react-hook-form';

type OwnableType = (typeof ownableTypes)[number];

/** What the fields of the page hold. */
export interface ClaimAsk {
  cluster: string;
  way: 'prefix' | 'csv';
  prefix: string;
  types: OwnableType[];
  owner: string;
  component: string;
  csv: string;
}

/** The fields as the address fills them in. */
export function askFrom(query: URLSearchParams): ClaimAsk {
  return {
    cluster: query.get('cluster') ?? '',
    way: 'prefix',
    prefix: query.get('prefix') ?? '',
    types: ['topic'],
    owner: query.get('owner') ?? '',
    component: '',
    csv: '',
  };
}

/** The call that the fields mean. */
export function toInput(ask: ClaimAsk): ClaimBatchInput {
  const { cluster, way, prefix, types, owner, component, csv } = ask;
  return way === 'csv'
    ? { cluster, csv }
    : {
        cluster,
        prefix: prefix.trim(),
        types,
        owner: owner.trim(),
        ...(component && { component }),
      };
}

/** Checks the fields by the schema that the backend uses. */
export const claimAskResolver: Resolver<ClaimAsk> = ask => {
  const parsed = claimBatchInputSchema.safeParse(toInput(ask));
  if (parsed.success) return { values: ask, errors: {} };
  return {
    values: {},
    errors: Object.fromEntries(
      parsed.error.issues
        .reverse()
        .map(({ path, code, message }) => [
          String(path[0]),
          { type: code, message },
        ]),
    ),
  };
};
