import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  parametersOf,
  parseResourceRef,
  type FieldDiff,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import {
  createTopicChangeId,
  sameConfigValue,
  topicCreateKind,
} from '../../../kinds';

const remedy = {
  text: 'Choose another name. Settings of the topic that is there are changed by a request for its settings, and its owner can give you access',
};

function differences(fields: FieldDiff[]): string {
  return fields
    .filter(({ before, after }) => !sameConfigValue(before, after))
    .map(
      ({ field, before, after }) =>
        `${field} is ${before ?? 'not set'}, asked ${after ?? 'not set'}`,
    )
    .join('; ');
}

function foundAlready(name: string, detail: string): RuleResult {
  return {
    outcome: 'fail',
    message: `There is a topic "${name}" already${detail}`,
    field: 'name',
    observed: name,
    remedy,
  };
}

/**
 * A topic that exists is never recorded as created. Where it is exactly as
 * asked the plan leaves it out; then only the timeline can tell whether this
 * request made it.
 */
export const existingTopic: Rule = {
  id: 'existing-topic',
  area: 'governance',
  title: 'Existing topic',
  description:
    'A topic that is to be created is not there yet, whatever its settings.',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: false,
  appliesTo: ({ kind, changes }) =>
    kind === topicCreateKind.id ||
    changes.some(({ operation }) => operation === 'create-topic'),
  evaluate(input: RuleInput) {
    const planned = input.changes.flatMap(change => {
      const name = parametersOf(change, 'create-topic')?.name;
      return name === undefined ? [] : [{ name, fields: change.fields }];
    });
    if (planned.length === 0) {
      const { name } = parseResourceRef(input.resources[0]);
      return input.startedChanges?.includes(createTopicChangeId(name))
        ? [
            {
              outcome: 'pass',
              message: `This request made the topic "${name}"`,
              field: 'name',
            },
          ]
        : [foundAlready(name, ', with these settings')];
    }
    return planned.map(({ name, fields }): RuleResult => {
      const observed = input.topics.find(
        topic => topic.name === name,
      )?.observed;
      return observed
        ? foundAlready(name, `: ${differences(fields)}`)
        : {
            outcome: 'pass',
            message: `There is no topic "${name}" yet`,
            field: 'name',
          };
    });
  },
};
