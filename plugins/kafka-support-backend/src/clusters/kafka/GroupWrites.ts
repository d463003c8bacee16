import { deleteGroupsV2, offsetCommitV8 } from '@platformatic/kafka';
import {
  BrokerUnavailableError,
  NoAnswerError,
  type TopicPartitionOffset,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type { Address } from './clientSettings';
import type { Deadline } from './Deadline';
import type { GroupReads } from './GroupReads';
import type { PlatformaticConnections } from './PlatformaticConnections';

/** Of a commit by nobody who is a member. */
const NO_GENERATION = -1;
const NO_MEMBER = '';
const ANY_EPOCH = -1;

/** Changes of groups, each sent once, to the broker that coordinates the group. */
export class GroupWrites {
  readonly #connections: PlatformaticConnections;
  readonly #groups: Pick<GroupReads, 'coordinatorOf'>;

  constructor(
    connections: PlatformaticConnections,
    groups: Pick<GroupReads, 'coordinatorOf'>,
  ) {
    this.#connections = connections;
    this.#groups = groups;
  }

  async delete(groupId: string, deadline: Deadline): Promise<void> {
    const at = await this.#coordinator(groupId, deadline);
    await this.#connections.call(deleteGroupsV2.api, [[groupId]], {
      deadline,
      at,
    });
  }

  async commit(
    groupId: string,
    offsets: TopicPartitionOffset[],
    deadline: Deadline,
  ): Promise<void> {
    const at = await this.#coordinator(groupId, deadline);
    const byTopic = new Map<string, TopicPartitionOffset[]>();
    for (const each of offsets)
      byTopic.set(each.topic, [...(byTopic.get(each.topic) ?? []), each]);
    await this.#connections.call(
      offsetCommitV8.api,
      [
        groupId,
        NO_GENERATION,
        NO_MEMBER,
        null,
        [...byTopic].map(([name, own]) => ({
          name,
          partitions: own.map(({ partition, offset }) => ({
            partitionIndex: partition,
            committedOffset: BigInt(offset),
            committedLeaderEpoch: ANY_EPOCH,
            committedMetadata: null,
          })),
        })),
      ],
      { deadline, at },
    );
  }

  /** Asking who coordinates the group changes nothing, so no answer to that is no doubt. */
  async #coordinator(groupId: string, deadline: Deadline): Promise<Address> {
    try {
      return await this.#groups.coordinatorOf(groupId, deadline);
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
      throw new BrokerUnavailableError(
        `Which broker coordinates group "${groupId}" could not be asked, so nothing was sent: ${error.message}`,
      );
    }
  }
}
