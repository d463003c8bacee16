import {
  parametersOf,
  type AclBinding,
  type RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  DeletedTopic,
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { deletionsOf } from '../deletions';
import { inWords } from '../facts';

const SHOWN = 10;

function list(texts: string[]): string {
  const more = texts.length - SHOWN;
  return `${texts.slice(0, SHOWN).join(', ')}${
    more > 0 ? ` and ${more} more` : ''
  }`;
}

/** ACLs that name the topic and that the plan leaves there. */
function aclsLeft({ changes }: RuleInput): AclBinding[] {
  const kept = changes.flatMap(
    change => parametersOf(change, 'delete-topic')?.kept.acls ?? [],
  );
  const taken = changes.flatMap(
    change => parametersOf(change, 'delete-acl') ?? [],
  );
  const keyOf = (acl: AclBinding) =>
    JSON.stringify([acl.principal, acl.operation, acl.host, acl.permission]);
  const keys = new Set(taken.map(keyOf));
  return kept.filter(acl => !keys.has(keyOf(acl)));
}

function groupsOf({ groups, name }: DeletedTopic): RuleResult[] {
  if (!groups.known) return [];
  const ids = groups.value.groups.map(({ groupId }) => `"${groupId}"`);
  return ids.length === 0
    ? []
    : [
        {
          outcome: 'fail',
          field: 'topic',
          message: `Groups with offsets on "${name}", which Kafka deletes with it: ${list(
            ids,
          )}`,
          remedy: {
            text: 'Tell the teams of these groups before somebody agrees',
          },
        },
      ];
}

function catalogOf({ ownership }: RuleInput): RuleResult[] {
  const named = [
    ...(ownership.component ? [ownership.component] : []),
    ...ownership.proposals.map(({ detail }) => detail),
  ];
  return named.length === 0
    ? []
    : [
        {
          outcome: 'fail',
          message: `The software catalog still names the ${inWords(
            ownership.resource,
          )}: ${list(named)}`,
          remedy: { text: 'Take the name out of the catalog files too' },
        },
      ];
}

/** Who still has to do with what is deleted. It stops nothing: the people do. */
export const deletionReferences: Rule = {
  id: 'deletion-references',
  area: 'team boundary',
  title: 'Who still names it',
  description:
    'Names the groups, the access and the components of the catalog that still point to what is deleted.',
  policyOwner: 'platform',
  effect: 'warn',
  waivable: false,
  asks: ['platform'],
  appliesTo: input => {
    const { topics, groups } = deletionsOf(input);
    return topics.length > 0 || groups.some(({ isDeleted }) => isDeleted);
  },
  evaluate(input: RuleInput) {
    const left = aclsLeft(input).map(
      ({ principal, operation, permission }) =>
        `${principal} ${permission === 'deny' ? 'not ' : ''}${operation}`,
    );
    const results = [
      ...deletionsOf(input).topics.flatMap(groupsOf),
      ...(left.length > 0
        ? [
            {
              outcome: 'fail' as const,
              field: 'removeAccess',
              message: `ACLs that name just this topic are left, and hold for the next one of its name: ${list(
                left,
              )}`,
              remedy: {
                text: 'Tick them, unless the name is to be used again',
              },
            },
          ]
        : []),
      ...catalogOf(input),
    ];
    return results.length > 0
      ? results
      : [
          {
            outcome: 'pass',
            message: 'No group, access or component is left that names it',
          },
        ];
  },
};
