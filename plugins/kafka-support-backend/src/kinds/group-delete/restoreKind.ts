import {
  formatResourceRef,
  groupRestoreSpecSchema,
  type GroupRestoreSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import { applyGroupChange } from './apply';
import { planGroupRestore } from './restore';
import { groupRestoreMetrics, verifyGroupRestore } from './verify';

const groupOf = (cluster: string, { group }: { group: string }) => [
  formatResourceRef({ cluster, type: 'group', name: group }),
];

/** The way back from `group-delete`: offsets for a group that has none. */
export const groupRestoreKind: RequestKind<GroupRestoreSpec> = {
  id: 'group-restore',
  title: 'Give a consumer group its offsets back',
  description:
    'Commits the offsets that a deleted group had, where it has none now. It never moves an offset that is there.',
  usually:
    'Filed as the revert of a deletion, and applied at once for a group of your own team.',
  riskyWhen:
    'The records before the offsets have expired meanwhile: consumers then begin where they are told to without an offset.',
  specSchema: groupRestoreSpecSchema,
  validationMetrics: groupRestoreMetrics,

  titleOf: ({ group }) => `Give consumer group ${group} its offsets back`,
  resources: groupOf,
  claimKeys: groupOf,
  plan: planGroupRestore,
  apply: applyGroupChange,
  verify: verifyGroupRestore,
};
