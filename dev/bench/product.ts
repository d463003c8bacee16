import { randomUUID } from 'node:crypto';
import { topicShape } from './straight.ts';

const COMPONENT = 'component:default/orders-api';

/** The portal's HTTP API as two people use it: one asks, another approves. */
export class Product {
  readonly #baseUrl: string;
  readonly #cluster: string;
  #requester = '';
  #reviewer = '';

  constructor(options: { baseUrl: string; cluster: string }) {
    this.#baseUrl = options.baseUrl;
    this.#cluster = options.cluster;
  }

  async signIn(requester: string, reviewer: string): Promise<void> {
    this.#requester = await this.#token(requester);
    this.#reviewer = await this.#token(reviewer);
  }

  /** What the form asks while one types. */
  preview(name: string): Promise<any> {
    return this.#call(this.#requester, 'preview', this.#ask(name));
  }

  /** Request → approval; the worker starts on its own. */
  async requestAndApprove(name: string, preview: any): Promise<string> {
    const request = await this.#call(
      this.#requester,
      'requests',
      {
        ...this.#ask(name),
        plan: preview.plan,
        justification: 'Benchmark',
      },
      { 'idempotency-key': randomUUID() },
    );
    if (request.status !== 'in_review')
      throw new Error(
        `The benchmark needs a request that a person reviews, but "${name}" is ${request.status}`,
      );
    for (const { role } of request.reviewers) {
      await this.#call(this.#reviewer, `requests/${request.id}/reviews`, {
        verdict: 'approve',
        role,
        planDigest: request.plan.digest,
      });
    }
    return request.id;
  }

  /** The request as it is now. */
  get(id: string): Promise<any> {
    return this.#call(this.#requester, `requests/${id}`);
  }

  #ask(name: string) {
    return {
      kind: 'topic-create',
      cluster: this.#cluster,
      component: COMPONENT,
      spec: {
        name,
        partitions: topicShape.partitions,
        replicationFactor: topicShape.replicas,
        config: topicShape.config,
      },
    };
  }

  async #token(user: string): Promise<string> {
    const answer = await fetch(`${this.#baseUrl}/api/auth/personas/refresh`, {
      headers: { 'x-dev-persona': user },
    });
    const { backstageIdentity } = (await answer.json()) as any;
    return backstageIdentity.token;
  }

  async #call(
    token: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<any> {
    const answer = await fetch(`${this.#baseUrl}/api/kafka-support/${path}`, {
      method: body ? 'POST' : 'GET',
      body: body ? JSON.stringify(body) : undefined,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        ...headers,
      },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  }
}
