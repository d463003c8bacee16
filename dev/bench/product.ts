import { randomUUID } from 'node:crypto';
import { signIn } from '../portal/signIn.ts';
import { topicShape } from './straight.ts';

const COMPONENT = 'component:default/orders-api';

/** Self-service of `benchConfig` ends below the topics of the benchmark. */
const SELF_SERVICE_PARTITIONS = topicShape.partitions - 1;

/** What a preview answers, as far as the benchmark looks into it. */
export interface Preview {
  plan: unknown;
  evaluation: { decision: string };
}

/**
 * Top-level `kafkaSupport` for a cluster of the benchmark: its topics need the
 * agreement of one person of the platform team.
 */
export function benchConfig(cluster: string, bootstrapServers: string[]) {
  return {
    clusters: {
      [cluster]: {
        title: 'Benchmark',
        environment: 'staging',
        mode: 'apply',
        bootstrapServers,
      },
    },
    guardrails: {
      rules: {
        'partitions-self-service': {
          limits: { max: SELF_SERVICE_PARTITIONS },
        },
      },
    },
  };
}

/** The portal's HTTP API as two people use it: one asks, another approves. */
export class Product {
  readonly #baseUrl: string;
  readonly #cluster: string;
  readonly #requester: string;
  readonly #reviewer: string;

  private constructor(
    { baseUrl, cluster }: { baseUrl: string; cluster: string },
    tokens: { requester: string; reviewer: string },
  ) {
    this.#baseUrl = baseUrl;
    this.#cluster = cluster;
    this.#requester = tokens.requester;
    this.#reviewer = tokens.reviewer;
  }

  /** Signs both people in. */
  static async create(options: {
    baseUrl: string;
    cluster: string;
  }): Promise<Product> {
    return new Product(options, {
      requester: await signIn(options.baseUrl, 'user:default/bob'),
      reviewer: await signIn(options.baseUrl, 'user:default/petra'),
    });
  }

  /** What the form asks while one types. */
  preview(name: string): Promise<Preview> {
    return this.#call(this.#requester, 'preview', this.#ask(name));
  }

  /**
   * Request and approval; the worker starts on its own.
   *
   * @throws Error when the request does not wait for a person
   */
  async requestAndApprove(name: string, preview: Preview): Promise<string> {
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
        `The benchmark needs a request that a person reviews, but "${name}" is ${request.status}: ${request.statusReason}`,
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

  /**
   * Resolves when the request has been read back.
   *
   * @throws Error when it ends otherwise
   */
  async untilVerified(id: string, timeoutMs = 30_000): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    const moving = ['approved', 'applying', 'applied'];
    for (;;) {
      const { status, statusReason } = await this.#call(
        this.#requester,
        `requests/${id}`,
      );
      if (status === 'verified') return;
      if (!moving.includes(status) || performance.now() > deadline)
        throw new Error(`The request "${id}" is ${status}: ${statusReason}`);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
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
