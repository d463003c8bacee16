import { mockCredentials } from '@backstage/backend-test-utils';
import {
  KafkaSupportClient,
  type Request,
  type RequestStatus,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { FakeClusterAdmin } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import type { Person } from './organisation';

/** Whoever may knock at the API. */
export type Knocker = Person | 'service' | 'none' | 'expired';

export interface Answer {
  status: number;
  body: any;
}

/** The API of a running portal as tests use it. */
export class Portal {
  constructor(
    readonly port: number,
    readonly admins: Record<'dev' | 'prod' | 'watched', FakeClusterAdmin>,
    /** Of the permission framework, where it is on. */
    readonly policy: { allows: boolean },
    readonly notifications: { send: jest.Mock },
  ) {}

  /** The client that the pages use. */
  as(who: Knocker): KafkaSupportClient {
    return new KafkaSupportClient({
      discoveryApi: { getBaseUrl: async () => this.#base },
      fetchApi: {
        fetch: (url, init) =>
          fetch(url, {
            ...init,
            headers: { ...init?.headers, ...headersOf(who) },
          }),
      },
    });
  }

  /** A bare call, for what no client would send. A body that is text goes out as it is. */
  async call(
    who: Knocker,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.#base}${path}`, {
      method,
      headers: {
        ...headersOf(who),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body:
        body === undefined || typeof body === 'string'
          ? body
          : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json;');
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  }

  /** The request once it is in one of these statuses. */
  async reached(id: string, ...statuses: RequestStatus[]): Promise<Request> {
    for (let look = 0; look < 500; look++) {
      const request = await this.as('service').getRequest(id);
      if (statuses.includes(request.status)) return request;
    }
    const { status, statusReason } = await this.as('service').getRequest(id);
    throw new Error(
      `Request ${id} is ${status} (${statusReason}), not ${statuses}`,
    );
  }

  get #base() {
    return `http://localhost:${this.port}/api/kafka-support`;
  }
}

function headersOf(who: Knocker): Record<string, string> {
  // The connection ends with the answer, so that none outlives its portal.
  return { authorization: authorizationOf(who), connection: 'close' };
}

function authorizationOf(who: Knocker): string {
  switch (who) {
    case 'service':
      return mockCredentials.service.header();
    case 'none':
      return mockCredentials.none.header();
    case 'expired':
      return mockCredentials.user.invalidHeader();
    default:
      return mockCredentials.user.header(who);
  }
}
