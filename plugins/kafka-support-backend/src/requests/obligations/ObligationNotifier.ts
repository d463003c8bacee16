import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { SYSTEM } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { StoredObligation } from './types';

interface Options {
  notifications: NotificationService;
  logger: LoggerService;
}

/** Where a person acts on an obligation. */
function linkOf({ id, kind, requestId }: StoredObligation): string {
  if (kind === 'access-review')
    return `/kafka-support/access-reviews/${encodeURIComponent(id)}`;
  return requestId === undefined
    ? '/kafka-support/obligations'
    : `/kafka-support/requests/${encodeURIComponent(requestId)}`;
}

/**
 * Tells those who are concerned. Sending may fail without harm: the page reads
 * the database, a notification only points at it.
 */
export class ObligationNotifier {
  readonly #options: Options;

  static create(options: Options): ObligationNotifier {
    return new ObligationNotifier(options);
  }

  private constructor(options: Options) {
    this.#options = options;
  }

  /** Its date comes. */
  soon(obligation: StoredObligation): void {
    this.#send(obligation, {
      title: `Due ${obligation.dueAt.slice(0, 10)}: ${obligation.title}`,
      severity: 'normal',
    });
  }

  /** Its date passed: people did not do it, or the backend could not yet. */
  late(obligation: StoredObligation): void {
    this.#send(obligation, {
      title: `Overdue: ${obligation.title}`,
      description:
        obligation.owedBy === SYSTEM && obligation.reason
          ? `It is tried again. ${obligation.reason}`
          : undefined,
      severity: 'high',
    });
  }

  /** The backend could not do it and does not try again. */
  failed(obligation: StoredObligation): void {
    this.#send(obligation, {
      title: `Not done: ${obligation.title}`,
      description: obligation.reason,
      severity: 'critical',
    });
  }

  #send(
    obligation: StoredObligation,
    message: {
      title: string;
      description?: string;
      severity: 'normal' | 'high' | 'critical';
    },
  ): void {
    const { id, people } = obligation;
    if (people.length === 0) return;
    this.#options.notifications
      .send({
        recipients: { type: 'entity', entityRef: people },
        payload: {
          title: message.title,
          description: message.description?.slice(0, 1000),
          link: linkOf(obligation),
          severity: message.severity,
          topic: 'kafka-support',
          scope: `kafka-support:obligation:${id}`,
        },
      })
      .catch(error =>
        this.#options.logger.warn('Nobody was told of an obligation', {
          obligation: id,
          reason: String(error),
        }),
      );
  }
}
