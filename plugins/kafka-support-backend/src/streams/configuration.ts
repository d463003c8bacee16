import type { StreamSetting } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Known,
  ObservedTopic,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { approvedTopic, type Agreed } from '../inventory';
import { overridesOf, ownValue, sameConfigValue } from '../kinds';
import type { StoredRequest } from '../requests';
import { approvalOf, type History } from './history';
import type { StreamViewer } from './types';

/** Settings of the topic beside what was last approved; what is the broker's default on both sides is left out. */
export function settingsOf(input: {
  name: string;
  observed: Known<ObservedTopic | undefined>;
  history: History;
  viewer: Pick<StreamViewer, 'mayRead'>;
}): StreamSetting[] {
  const { name, observed, history, viewer } = input;
  const topic = observed.known ? observed.value : undefined;
  const { settings, exists } = approvedTopic(
    { name, topicId: topic?.description.topicId },
    history.requests,
  );
  const made = exists !== undefined;
  const overrides = topic ? overridesOf(topic) : {};
  const withoutRequest = made ? 'differs' : 'not by a request';
  const verdictOf = (
    live: string | undefined,
    approved: Agreed<string | undefined, StoredRequest> | undefined,
  ): StreamSetting['verdict'] => {
    if (!topic) return 'unknown';
    if (approved)
      return sameConfigValue(live, approved.value) ? 'as approved' : 'differs';
    return history.complete || made ? withoutRequest : 'unknown';
  };
  return [...new Set([...Object.keys(overrides), ...settings.keys()])]
    .sort()
    .map(key => ({
      name: key,
      live: ownValue(overrides, key),
      key: settings.get(key),
    }))
    .filter(({ live, key }) => live !== undefined || key?.value !== undefined)
    .map(({ name: setting, live, key }) => ({
      name: setting,
      live,
      approved: key?.value,
      verdict: verdictOf(live, key),
      approval: key && approvalOf(key.request, viewer),
    }));
}
