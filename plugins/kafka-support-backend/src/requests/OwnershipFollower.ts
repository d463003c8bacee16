import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  parametersOf,
  type RequestEvent,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { lookAgain, type LookAgainParts } from './lookAgain';
import { changesPartlyDone } from './store/claims';
import type { StoredRequest } from './types';

interface Options extends Omit<LookAgainParts, 'now'> {
  logger: LoggerService;
  now?: () => Date;
}

/**
 * A change of owner changes who must agree to what is open on the resource.
 * Once it is written, requests in review that touch the resource are planned and
 * evaluated again, so that the new owner is asked and the reviews of the old one
 * lapse (P5).
 *
 * What is missed, because this process ends just now or the cluster does not
 * answer, loses nothing: every approval looks again before it counts.
 */
export class OwnershipFollower {
  readonly #parts: LookAgainParts;
  readonly #logger: LoggerService;

  static create(options: Options): OwnershipFollower {
    return new OwnershipFollower(options);
  }

  private constructor({ store, assessor, logger, now }: Options) {
    this.#parts = { store, assessor, now: now ?? (() => new Date()) };
    this.#logger = logger;
  }

  /** A `RequestListener`: does not wait, and never throws. */
  readonly onCommitted = (
    request: StoredRequest,
    events: RequestEvent[],
  ): void => {
    this.follow(request, events);
  };

  /** Looks at what is open on the resources whose owner these events wrote. Never throws. */
  async follow(request: StoredRequest, events: RequestEvent[]): Promise<void> {
    const resources = changedOwners(request, events);
    if (resources.length === 0) return;
    try {
      const open = await this.#parts.store.openByResource(resources);
      const waiting = open.filter(
        ({ id, status }) => status === 'in_review' && id !== request.id,
      );
      // One after the other: they wait for people, and the cluster is shared.
      for (const id of new Set(waiting.map(each => each.id)))
        await this.#lookAt(id);
    } catch (error) {
      this.#missed(request.id, error);
    }
  }

  async #lookAt(id: string): Promise<void> {
    const { store } = this.#parts;
    try {
      const request = await store.get(id);
      if (request?.status !== 'in_review') return;
      const started = changesPartlyDone(await store.events(id));
      await lookAgain(this.#parts, request, started);
    } catch (error) {
      this.#missed(id, error);
    }
  }

  #missed(request: string, error: unknown): void {
    this.#logger.warn(
      'A request was not looked at again after a change of owner; its next approval does',
      { request, reason: String(error) },
    );
  }
}

/** Resources whose owner these events wrote. */
function changedOwners(
  { plan }: StoredRequest,
  events: RequestEvent[],
): string[] {
  const done = new Set(
    events
      .filter(({ type }) =>
        ['change.succeeded', 'change.found-done'].includes(type),
      )
      .map(({ changeId }) => changeId),
  );
  return plan.changes
    .filter(change => done.has(change.id) && parametersOf(change, 'set-owner'))
    .map(({ resource }) => resource);
}
