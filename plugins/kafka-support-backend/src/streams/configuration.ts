import {
  parametersOf,
  type StreamSetting,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Known,
  ObservedTopic,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { overridesOf, ownValue, sameConfigValue } from '../kinds';
import type { StoredRequest } from '../requests';
import { approvalOf, type History } from './history';
import type { StreamViewer } from './types';

interface Approved {
  /** Absent: the broker's default. */
  value?: string;
  request: StoredRequest;
}

const isSame = (topicId: string, topic: { topicId?: string }) =>
  topic.topicId === undefined || topic.topicId === topicId;

/**
 * What requests last agreed on, by key. It ends at the request that made the
 * topic: what is older was of another topic of that name, and so was what names
 * another topic id.
 */
function approvedSettings(
  topic: { name: string; topicId?: string },
  { requests }: History,
): { settings: Map<string, Approved>; made: boolean } {
  const settings = new Map<string, Approved>();
  const note = (key: string, approved: Approved) => {
    if (!settings.has(key)) settings.set(key, approved);
  };
  for (const { request, changes } of requests) {
    for (const change of [...changes].reverse()) {
      const altered = parametersOf(change, 'alter-topic-config');
      if (altered?.name === topic.name && isSame(altered.topicId, topic)) {
        for (const [key, value] of Object.entries(altered.set))
          note(key, { value, request });
        for (const key of altered.unset) note(key, { request });
      }
      const created = parametersOf(change, 'create-topic');
      if (created?.name === topic.name) {
        for (const [key, value] of Object.entries(created.config))
          note(key, { value, request });
        return { settings, made: true };
      }
    }
  }
  return { settings, made: false };
}

/** Settings of the topic beside what was last approved; what is the broker's default on both sides is left out. */
export function settingsOf(input: {
  name: string;
  observed: Known<ObservedTopic | undefined>;
  history: History;
  viewer: Pick<StreamViewer, 'mayRead'>;
}): StreamSetting[] {
  const { name, observed, history, viewer } = input;
  const topic = observed.known ? observed.value : undefined;
  const { settings, made } = approvedSettings(
    { name, topicId: topic?.description.topicId },
    history,
  );
  const overrides = topic ? overridesOf(topic) : {};
  const withoutRequest = made ? 'differs' : 'not by a request';
  const verdictOf = (
    live: string | undefined,
    approved: Approved | undefined,
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
