import {
  formatResourceRef,
  type ClaimBatchInput,
  type ClaimBatchPreview,
  type Resource,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { exampleNow } from './time';

/** What the example backend would answer to a prefix, over these resources. Pure. */
export function claimPreview(
  input: ClaimBatchInput,
  resources: readonly Resource[],
): ClaimBatchPreview {
  const { cluster, prefix = '', types = ['topic'], owner = '' } = input;
  const found = resources.filter(
    each =>
      each.cluster === cluster &&
      types.some(type => type === each.type) &&
      each.name.startsWith(prefix),
  );
  const refOf = ({ type, name }: Resource) =>
    formatResourceRef({ cluster, type, name });
  const open = found.filter(each => each.owner === undefined);
  return {
    cluster,
    batches:
      open.length === 0
        ? []
        : [
            {
              owner,
              ownerState: 'active',
              claims: open.map(each => ({ resource: refOf(each), seen: true })),
              spec: {
                owner,
                resources: open.map(each => ({ resource: refOf(each) })),
              },
            },
          ],
    owned: found
      .filter(each => each.owner === owner)
      .map(each => ({ resource: refOf(each), owner })),
    refused: found.flatMap(each =>
      each.owner !== undefined && each.owner !== owner
        ? [
            {
              resource: refOf(each),
              owner,
              ownedBy: each.owner,
            },
          ]
        : [],
    ),
    unknown: [],
    problems: [],
    left: 0,
    readAt: exampleNow,
  };
}
