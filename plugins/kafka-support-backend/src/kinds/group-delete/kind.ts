import {
  formatResourceRef,
  groupDeleteSpecSchema,
  parametersOf,
  type GroupDeleteSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import { groupGoneMetric } from '../groupGone';
import { applyGroupChange } from './apply';
import { completeGroupDelete, planGroupDelete } from './plan';
import { verifyGroupDelete } from './verify';

const groupOf = (cluster: string, { group }: { group: string }) => [
  formatResourceRef({ cluster, type: 'group', name: group }),
];

/** A group that nobody is a member of, with what it committed (A10). */
export const groupDeleteKind: RequestKind<GroupDeleteSpec> = {
  id: 'group-delete',
  title: 'Delete a consumer group',
  description:
    'Deletes a group without members, with its place in every topic. The places are kept in the request, so that they can be given back. The records of the topics stay as they are.',
  usually:
    'Reviewed by another person of the team that owns the group, or by the platform team where nobody does. Refused while the group has members.',
  riskyWhen:
    'Its consumers come back later: they begin where they are told to without an offset, at the end or at the start.',
  targets: ['group'],
  specSchema: groupDeleteSpecSchema,
  validationMetrics: [groupGoneMetric],

  titleOf: spec => `Delete consumer group ${spec.group}`,
  resources: groupOf,
  claimKeys: groupOf,
  reviewers: () => ['resource owner'],
  complete: completeGroupDelete,
  plan: planGroupDelete,
  apply: applyGroupChange,
  verify: verifyGroupDelete,

  revert(done) {
    const [deleted] = done.flatMap(
      change => parametersOf(change, 'delete-group') ?? [],
    );
    if (!deleted || deleted.offsets.length === 0 || deleted.offsetsLeftOut > 0)
      return undefined;
    const { groupId: group, offsets } = deleted;
    return { kind: 'group-restore', spec: { group, offsets } };
  },
};
