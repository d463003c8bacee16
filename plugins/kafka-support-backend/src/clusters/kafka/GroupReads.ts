import {
  consumerGroupDescribeV0,
  describeGroupsV5,
  FindCoordinatorKeyTypes,
  findCoordinatorV4,
  listGroupsV5,
  offsetFetchV9,
} from '@platformatic/kafka';
import {
  RefusedByBrokerError,
  type BrokerDescription,
  type GroupDescription,
  type GroupListing,
  type GroupOffsets,
  type GroupType,
  type PartialRead,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type { Address } from './clientSettings';
import type { Deadline } from './Deadline';
import {
  describedByClassic,
  describedByConsumer,
  toGroupListing,
  toGroupOffsets,
} from './groupAnswers';
import {
  errorOfNumber,
  inBatches,
  inOrderOf,
  readFromAll,
  unreadOf,
} from './partialAnswers';
import type { PlatformaticConnections } from './PlatformaticConnections';

/** A group may have a thousand members, so not too many in one answer. */
const GROUPS_PER_REQUEST = 100;
const GROUP_ID_NOT_FOUND = 69;

interface Coordinated {
  at: Address;
  groupIds: string[];
}

/**
 * Groups. Each is known to one broker only, its coordinator: any other answers
 * `NOT_COORDINATOR`, or as if the group did not exist.
 */
export class GroupReads {
  readonly #connections: PlatformaticConnections;
  readonly #brokers: (deadline: Deadline) => Promise<BrokerDescription[]>;

  /** @param brokers - those that live now */
  constructor(
    connections: PlatformaticConnections,
    brokers: (deadline: Deadline) => Promise<BrokerDescription[]>,
  ) {
    this.#connections = connections;
    this.#brokers = brokers;
  }

  async list(deadline: Deadline): Promise<PartialRead<GroupListing, number>> {
    const groups = await readFromAll(await this.#brokers(deadline), {
      asked: broker => [broker.id],
      read: async broker => ({
        read: await this.#listAt(broker, deadline),
        unread: [],
      }),
    });
    groups.read.sort((a, b) => (a.groupId < b.groupId ? -1 : 1));
    return groups;
  }

  async describe(
    groupIds: string[],
    deadline: Deadline,
  ): Promise<PartialRead<GroupDescription, string>> {
    return this.#askCoordinators(groupIds, deadline, async coordinated => {
      const { at } = coordinated;
      const listed = await this.#listAt(at, deadline);
      const types = new Map(listed.map(each => [each.groupId, each.type]));
      const batchesOf = (type: GroupType) =>
        inBatches(
          coordinated.groupIds.filter(id => types.get(id) === type),
          GROUPS_PER_REQUEST,
        );
      const found = await readFromAll(
        [
          ...batchesOf('classic').map(batch => ({
            batch,
            read: () => this.#describeClassic(batch, at, deadline),
          })),
          ...batchesOf('consumer').map(batch => ({
            batch,
            read: () => this.#describeConsumer(batch, at, deadline),
          })),
        ],
        { asked: ({ batch }) => batch, read: ({ read }) => read() },
      );
      for (const id of coordinated.groupIds) {
        const type = types.get(id);
        if (type && type !== 'classic' && type !== 'consumer')
          found.unread.push({
            of: id,
            reason: `Group "${id}" is of type "${type}"; only groups of type "classic" and "consumer" can be described`,
          });
      }
      return found;
    });
  }

  async listOffsets(
    groupIds: string[],
    deadline: Deadline,
  ): Promise<PartialRead<GroupOffsets, string>> {
    return this.#askCoordinators(groupIds, deadline, ({ at, groupIds: ids }) =>
      readFromAll(inBatches(ids, GROUPS_PER_REQUEST), {
        asked: batch => batch,
        read: async batch => {
          const { groups } = await this.#connections.call(
            offsetFetchV9.api,
            [
              batch.map(groupId => ({
                groupId,
                memberId: null,
                memberEpoch: -1,
                // All that it committed.
                topics: null,
              })),
              false,
            ],
            { deadline, at, withErrorCodes: true },
          );
          return toGroupOffsets(groups);
        },
      }),
    );
  }

  /**
   * The broker that knows a group.
   *
   * @throws RefusedByBrokerError when there is none now
   */
  async coordinatorOf(groupId: string, deadline: Deadline): Promise<Address> {
    const { read, unread } = await this.#coordinatorsOf([groupId], deadline);
    const [found] = read;
    if (found) return found.at;
    const [{ code = 'GROUP_ID_NOT_FOUND', reason = '' } = {}] = unread;
    throw new RefusedByBrokerError(
      code,
      reason || 'The group id does not exist.',
    );
  }

  async #listAt(at: Address, deadline: Deadline): Promise<GroupListing[]> {
    // Without a filter brokers answer with groups of all types.
    const { groups } = await this.#connections.call(
      listGroupsV5.api,
      [[], []],
      { deadline, at },
    );
    return groups.map(toGroupListing);
  }

  async #describeClassic(batch: string[], at: Address, deadline: Deadline) {
    const { groups } = await this.#connections.call(
      describeGroupsV5.api,
      [batch, false],
      { deadline, at, withErrorCodes: true },
    );
    return describedByClassic(groups);
  }

  async #describeConsumer(batch: string[], at: Address, deadline: Deadline) {
    const { groups } = await this.#connections.call(
      consumerGroupDescribeV0.api,
      [batch, false],
      { deadline, at, withErrorCodes: true },
    );
    return describedByConsumer(groups);
  }

  async #askCoordinators<T extends { groupId: string }>(
    asked: string[],
    deadline: Deadline,
    read: (coordinated: Coordinated) => Promise<PartialRead<T, string>>,
  ): Promise<PartialRead<T, string>> {
    const groupIds = [...new Set(asked)];
    const { read: coordinators, unread } = await this.#coordinatorsOf(
      groupIds,
      deadline,
    );
    const answer = await readFromAll(coordinators, {
      asked: coordinated => coordinated.groupIds,
      read,
    });
    answer.unread.push(...unread);
    return inOrderOf(groupIds, answer, each => each.groupId);
  }

  async #coordinatorsOf(
    groupIds: string[],
    deadline: Deadline,
  ): Promise<PartialRead<Coordinated, string>> {
    const found: PartialRead<Coordinated, string> = { read: [], unread: [] };
    const byNode = new Map<number, Coordinated>();
    for (const batch of inBatches(groupIds, GROUPS_PER_REQUEST)) {
      const { coordinators } = await this.#connections.call(
        findCoordinatorV4.api,
        [FindCoordinatorKeyTypes.GROUP, batch],
        { deadline, withErrorCodes: true },
      );
      for (const each of coordinators) {
        const { key, nodeId, errorCode, errorMessage } = each;
        if (errorCode === GROUP_ID_NOT_FOUND) continue;
        if (errorCode !== 0) {
          found.unread.push(
            unreadOf(key, errorOfNumber(errorCode, errorMessage)),
          );
          continue;
        }
        const known = byNode.get(nodeId);
        if (known) known.groupIds.push(key);
        else
          byNode.set(nodeId, {
            at: { host: each.host, port: each.port },
            groupIds: [key],
          });
      }
    }
    found.read.push(...byNode.values());
    return found;
  }
}
