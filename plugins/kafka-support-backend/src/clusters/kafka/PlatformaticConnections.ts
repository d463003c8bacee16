import { isIP } from 'node:net';
import {
  apiVersionsV3,
  AuthenticationError,
  Connection,
  ResponseError,
  type API,
  type ProtocolError,
} from '@platformatic/kafka';
import {
  BrokerUnavailableError,
  NoAnswerError,
  RefusedByBrokerError,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { causesOf, errorOfCode, rootMessageOf } from './answers';
import {
  formatAddress,
  type Address,
  type ClientSettings,
} from './clientSettings';
import { Deadline, DeadlineError } from './Deadline';
import { Slots } from './Slots';

/** Well below the ten minutes after which brokers close idle connections. */
const MAX_IDLE_MS = 60_000;
const CLIENT_NAME = 'backstage-kafka-support';

interface Open {
  connection: Connection;
  /** Versions that the broker serves, by API key. */
  versions: Map<number, { minVersion: number; maxVersion: number }>;
  usedAt: number;
}

export interface CallOptions {
  deadline: Deadline;
  /** A certain broker; any one when absent. */
  at?: Address;
  /** True: an answer with error codes in it is an answer; who asked looks at them. */
  withErrorCodes?: boolean;
}

/**
 * Connections to the brokers of one cluster, one call at a time on each: a call
 * that hangs blocks what comes after it on its connection, so nothing does.
 *
 * A connection is opened when it is needed and kept for the next call. It
 * counts as open once the broker answered `ApiVersions` on it: what fails
 * before that (address, certificate, password) proves that nothing was sent.
 * After a call without an answer it is thrown away.
 */
export class PlatformaticConnections {
  readonly #settings: ClientSettings;
  readonly #slots: Slots;
  readonly #idle: Open[] = [];
  readonly #all = new Set<Connection>();
  #addresses: Address[];
  #closed = false;

  constructor(settings: ClientSettings, limit: number) {
    this.#settings = settings;
    this.#slots = new Slots(limit);
    this.#addresses = settings.bootstrapServers;
  }

  /**
   * Sends one request, once.
   *
   * @throws RefusedByBrokerError, BrokerUnavailableError, NoAnswerError
   */
  async call<TArgs extends unknown[], TResult>(
    api: API<TArgs, TResult>,
    args: TArgs,
    options: CallOptions,
  ): Promise<TResult> {
    const { deadline, at } = options;
    try {
      await this.#slots.take(deadline);
    } catch {
      throw new BrokerUnavailableError(
        'All connections to the cluster were busy until the deadline',
      );
    }
    try {
      const open = await this.#acquire(deadline, at);
      return await this.#send(open, api, args, options);
    } finally {
      this.#slots.give();
    }
  }

  /** Ends all connections, those in use as well. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#idle.length = 0;
    await Promise.all(
      [...this.#all].map(connection => this.#discard(connection)),
    );
  }

  async #acquire(deadline: Deadline, at?: Address): Promise<Open> {
    if (this.#closed)
      throw new BrokerUnavailableError('The connections were closed');
    while (!at && this.#idle.length > 0) {
      const open = this.#idle.pop()!;
      const isFresh = performance.now() - open.usedAt < MAX_IDLE_MS;
      if (isFresh && open.connection.isConnected()) return open;
      void this.#discard(open.connection);
    }
    return this.#open(at ? [at] : this.#addresses, deadline);
  }

  async #open(addresses: Address[], deadline: Deadline): Promise<Open> {
    const problems: string[] = [];
    for (const [index, address] of addresses.entries()) {
      // One that swallows everything must leave time for those after it.
      const share = Deadline.in(
        deadline.remainingMs / (addresses.length - index),
      );
      try {
        const open = await this.#connect(address, share);
        if (addresses === this.#addresses) this.#prefer(address);
        return open;
      } catch (error) {
        problems.push(`${formatAddress(address)} (${problemOf(error)})`);
        // Another broker would refuse the same password, and count the attempt.
        if (isAuthenticationError(error)) break;
      }
    }
    throw new BrokerUnavailableError(
      `No broker could be reached: ${problems.slice(0, 3).join(', ')}`,
    );
  }

  async #connect(address: Address, deadline: Deadline): Promise<Open> {
    const { clientId, tls, sasl, timeoutMs } = this.#settings;
    const { serverName, ...tlsOptions } = tls ?? {};
    const connection = new Connection(clientId, {
      connectTimeout: deadline.remainingMs,
      // The deadlines are kept here; this one only bounds what was given up.
      requestTimeout: 10 * timeoutMs,
      tls: tls && tlsOptions,
      // No name is sent for an address: the standard allows none.
      tlsServerName: serverName ?? (isIP(address.host) ? undefined : true),
      sasl,
    });
    connection.on('error', () => {});
    this.#all.add(connection);
    try {
      await deadline.limit(connection.connect(address.host, address.port)!);
      const { apiKeys } = await deadline.limit(
        apiVersionsV3.api.async(connection, CLIENT_NAME, '0.1.0'),
      );
      if (this.#closed) throw new Error('The connections were closed');
      const versions = new Map(apiKeys.map(each => [each.apiKey, each]));
      return { connection, versions, usedAt: performance.now() };
    } catch (error) {
      void this.#discard(connection);
      throw error;
    }
  }

  async #send<TArgs extends unknown[], TResult>(
    open: Open,
    api: API<TArgs, TResult>,
    args: TArgs,
    { deadline, at, withErrorCodes }: CallOptions,
  ): Promise<TResult> {
    const { connection, versions } = open;
    let isReusable = false;
    try {
      const served = versions.get(api.key);
      if (
        !served ||
        api.version < served.minVersion ||
        api.version > served.maxVersion
      ) {
        isReusable = true;
        throw new RefusedByBrokerError(
          'UNSUPPORTED_VERSION',
          `The brokers do not serve version ${api.version} of API key ${api.key}; Kafka 3.8 or newer does`,
        );
      }
      const answer = await deadline.limit(api.async(connection, ...args));
      isReusable = true;
      return answer;
    } catch (error) {
      if (error instanceof ResponseError) {
        isReusable = true;
        if (withErrorCodes && 'response' in error)
          return error.response as TResult;
      }
      throw adminErrorOf(error);
    } finally {
      if (isReusable && !at && !this.#closed) {
        open.usedAt = performance.now();
        this.#idle.push(open);
      } else {
        void this.#discard(connection);
      }
    }
  }

  /** The last one that answered is asked first. */
  #prefer(address: Address) {
    if (this.#addresses[0] === address) return;
    this.#addresses = [
      address,
      ...this.#addresses.filter(each => each !== address),
    ];
  }

  async #discard(connection: Connection): Promise<void> {
    this.#all.delete(connection);
    // After a failure `close` leaves the socket as it is.
    connection.socket?.destroy();
    await connection.close();
  }
}

function adminErrorOf(error: unknown): Error {
  if (error instanceof RefusedByBrokerError) return error;
  if (error instanceof ResponseError) {
    const [{ apiId, serverErrorMessage, message }] =
      error.errors as ProtocolError[];
    return errorOfCode(String(apiId), String(serverErrorMessage || message));
  }
  if (error instanceof DeadlineError)
    return new NoAnswerError('The broker did not answer in time');
  return new NoAnswerError(
    `The connection broke before the broker answered: ${rootMessageOf(error)}`,
  );
}

function problemOf(error: unknown): string {
  if (error instanceof DeadlineError) return 'no answer in time';
  if (isAuthenticationError(error))
    return `authentication failed: ${
      sentenceOf(error) ?? rootMessageOf(error)
    }`;
  return rootMessageOf(error);
}

function isAuthenticationError(error: unknown): boolean {
  return causesOf(error).some(each => each instanceof AuthenticationError);
}

/** The broker's own words, somewhere among the causes. */
function sentenceOf(error: unknown): string | undefined {
  const response = causesOf(error).find(each => each instanceof ResponseError);
  const [first] = (response?.errors ?? []) as ProtocolError[];
  return first && String(first.serverErrorMessage || first.message);
}
