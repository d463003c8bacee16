import { Kafka, logLevel, type Admin, type SASLOptions } from 'kafkajs';
import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  BrokerUnavailableError,
  type AclFilter,
  type AdminCallOptions,
  type ClusterAdmin,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { fromWireAcl, toWireFilter } from './aclCodes';
import { rootMessageOf } from './answers';
import type { KafkaJsOperation } from './clientByOperation';
import { formatAddress, type ClientSettings } from './clientSettings';
import { Deadline, DeadlineError } from './Deadline';
import { EndableSockets } from './EndableSockets';
import { meaningOf } from './kafkaJsErrors';

/**
 * What kafkajs serves of the admin API (see `clientByOperation`).
 *
 * Each call has a connection of its own, closed after it: these calls are rare,
 * and one that hangs blocks no other. The call itself is never repeated;
 * connecting and reading metadata before it may be.
 *
 * An error of kafkajs does not tell which request it is about; the requests that
 * were answered until then do (see `meaningOf`). Where a broker refuses, kafkajs
 * drops its sentence: the message is then what kafkajs has for the code.
 */
export class KafkaJsClusterAdmin
  implements Pick<ClusterAdmin, KafkaJsOperation | 'close'>
{
  readonly #settings: ClientSettings;
  readonly #open = new Set<EndableSockets>();
  #closed = false;

  static create(settings: ClientSettings): KafkaJsClusterAdmin {
    return new KafkaJsClusterAdmin(settings);
  }

  private constructor(settings: ClientSettings) {
    this.#settings = settings;
  }

  /** @throws BrokerUnavailableError for an identity: kafkajs would delete whatever has the name */
  async deleteTopic(
    name: string,
    options?: AdminCallOptions & { topicId?: string },
  ): Promise<void> {
    if (options?.topicId !== undefined)
      throw new BrokerUnavailableError(
        `kafkajs cannot delete the topic "${name}" by its identity; the other client can`,
      );
    await this.#call('DeleteTopics', options, (admin, timeout) =>
      admin.deleteTopics({ topics: [name], timeout }),
    );
  }

  async deleteAcls(
    filters: AclFilter[],
    options?: AdminCallOptions,
  ): Promise<AclBinding[]> {
    const answer = await this.#call('DeleteAcls', options, admin =>
      admin.deleteAcls({ filters: filters.map(toWireFilter) }),
    );
    return (answer?.filterResponses ?? []).flatMap(({ matchingAcls }) =>
      matchingAcls.flatMap(acl => fromWireAcl(acl) ?? []),
    );
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const sockets of this.#open) sockets.end();
  }

  /** @returns undefined when the change was made and only what followed it failed */
  async #call<T>(
    api: 'DeleteTopics' | 'DeleteAcls',
    options: AdminCallOptions | undefined,
    run: (admin: Admin, timeoutMs: number) => Promise<T>,
  ): Promise<T | undefined> {
    if (this.#closed)
      throw new BrokerUnavailableError('The connections were closed');
    const deadline = Deadline.in(
      options?.timeoutMs ?? this.#settings.timeoutMs,
    );
    const sockets = new EndableSockets();
    const admin = this.#kafka(deadline.remainingMs, sockets).admin({
      retry: { retries: 0 },
    });
    const answered: string[] = [];
    admin.on(admin.events.REQUEST, ({ payload }) => {
      answered.push(payload.apiName);
    });
    this.#open.add(sockets);
    try {
      await connect(admin, deadline);
      answered.length = 0;
      return await deadline.limit(run(admin, deadline.remainingMs));
    } catch (error) {
      if (error instanceof BrokerUnavailableError) throw error;
      const meaning = meaningOf(error, { api, answered });
      if (meaning === 'done') return undefined;
      throw meaning;
    } finally {
      this.#open.delete(sockets);
      sockets.end();
      void admin.disconnect().catch(() => {});
    }
  }

  #kafka(timeoutMs: number, sockets: EndableSockets): Kafka {
    const { clientId, bootstrapServers, tls, sasl } = this.#settings;
    const { serverName, ca, ...certificate } = tls ?? {};
    return new Kafka({
      clientId,
      brokers: bootstrapServers.map(formatAddress),
      connectionTimeout: timeoutMs,
      authenticationTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      // Only for connecting: with each attempt it goes to the next address.
      retry: { retries: bootstrapServers.length, initialRetryTime: 50 },
      logLevel: logLevel.NOTHING,
      socketFactory: sockets.factory,
      ssl: tls && {
        ...certificate,
        ...(ca && { ca: [ca] }),
        ...(serverName && { servername: serverName }),
      },
      sasl: sasl && toSasl(sasl),
    });
  }
}

async function connect(admin: Admin, deadline: Deadline): Promise<void> {
  try {
    await deadline.limit(admin.connect());
  } catch (error) {
    throw new BrokerUnavailableError(
      `No broker could be reached: ${
        error instanceof DeadlineError
          ? 'no answer in time'
          : rootMessageOf(error)
      }`,
    );
  }
}

function toSasl(sasl: NonNullable<ClientSettings['sasl']>): SASLOptions {
  const { mechanism, username, password } = sasl;
  switch (mechanism) {
    case 'PLAIN':
      return { mechanism: 'plain', username, password };
    case 'SCRAM-SHA-256':
      return { mechanism: 'scram-sha-256', username, password };
    default:
      mechanism satisfies 'SCRAM-SHA-512';
      return { mechanism: 'scram-sha-512', username, password };
  }
}
