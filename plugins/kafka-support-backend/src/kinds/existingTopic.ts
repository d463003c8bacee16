import { InputError, ServiceUnavailableError } from '@backstage/errors';
import type {
  ClusterView,
  ObservedTopic,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { didYouMean } from './closeNames';
import { readTopic } from './readTopic';

/**
 * A topic that must be there, as it is now.
 *
 * @throws InputError when there is no such topic, naming close ones
 * @throws ServiceUnavailableError when it cannot be read, or its brokers do not agree yet
 */
export async function existingTopic(
  name: string,
  view: ClusterView,
): Promise<ObservedTopic> {
  const topic = await readTopic(name, view);
  if (topic) return topic;
  const topics = await view.topics();
  const names = topics.known ? topics.value.map(each => each.name) : [];
  if (names.includes(name))
    throw new ServiceUnavailableError(
      `The topic "${name}" is just being created or deleted on cluster "${view.cluster.id}": its brokers do not agree yet. Try again`,
    );
  throw new InputError(
    `There is no topic "${name}" on cluster "${view.cluster.id}".${didYouMean(
      name,
      names,
    )}`,
  );
}
