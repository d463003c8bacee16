import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { RequestEvent } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { StoredRequest } from '../requests/types';
import { messagesOf, type Message } from './messages';
import { Pacer, type Schedule } from './Pacer';

/** The channel on which pages hear that a request moved; they fetch it again. */
export const REQUESTS_CHANNEL = 'kafka-support:requests';

/**
 * A request is written several times while it is applied, and each signal is a
 * call between plugins and makes every open page ask again.
 */
const SIGNAL_INTERVAL_MS = 300;

/** Nobody is asked to review what was decided meanwhile. */
const NOTIFY_AFTER_MS = 1_000;

interface Options {
  notifications: NotificationService;
  signals: SignalsService;
  logger: LoggerService;
  /** How it waits between two signals of a request. */
  schedule?: Schedule;
}

/**
 * Tells people after the commit. Sending may fail without harm: the page and
 * the review queue read the database, a notification only points at them.
 */
export class RequestNotifier {
  readonly #options: Options;
  readonly #signals: Pacer;
  readonly #notifications: Pacer;

  static create(options: Options): RequestNotifier {
    return new RequestNotifier(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    const { schedule } = options;
    this.#signals = new Pacer({
      intervalMs: SIGNAL_INTERVAL_MS,
      firstAtOnce: true,
      schedule,
    });
    this.#notifications = new Pacer({
      intervalMs: NOTIFY_AFTER_MS,
      firstAtOnce: false,
      schedule,
    });
  }

  /** A `RequestListener`. */
  readonly onCommitted = (
    request: StoredRequest,
    events: RequestEvent[],
  ): void => {
    this.#signals.run(request.id, () =>
      this.#attempt(request, this.#signal(request)),
    );
    if (!events.some(({ to, type }) => to || type === 'plan.replaced')) return;
    this.#notifications.run(request.id, () => {
      for (const message of messagesOf(request, events))
        this.#attempt(request, this.#notify(request, message));
    });
  };

  #signal(request: StoredRequest): Promise<void> {
    const involved = [
      request.requester,
      ...(request.owner ? [request.owner] : []),
      ...(request.ownership.owner ? [request.ownership.owner] : []),
      ...request.reviewers.flatMap(({ filledBy }) => filledBy),
    ];
    // Ids and statuses only: who may read more fetches it.
    return this.#options.signals.publish({
      channel: REQUESTS_CHANNEL,
      recipients: { type: 'user', entityRef: [...new Set(involved)] },
      message: { id: request.id, status: request.status },
    });
  }

  #notify(request: StoredRequest, message: Message): Promise<void> {
    return this.#options.notifications.send({
      recipients: {
        type: 'entity',
        entityRef: message.to,
        excludeEntityRef: message.except,
      },
      payload: {
        title: message.title,
        description: message.description?.slice(0, 1000),
        link: `/kafka-support/requests/${encodeURIComponent(request.id)}`,
        severity: message.severity,
        topic: 'kafka-support',
        scope: `kafka-support:request:${request.id}`,
      },
    });
  }

  #attempt(request: StoredRequest, sending: Promise<void>): void {
    sending.catch(error =>
      this.#options.logger.warn('Nobody was told of a request', {
        request: request.id,
        status: request.status,
        reason: String(error),
      }),
    );
  }
}
