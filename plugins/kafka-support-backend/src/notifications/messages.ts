import type {
  RequestEvent,
  RequestStatus,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { StoredRequest } from '../requests/types';

/** A notification before it is sent. */
export interface Message {
  /** Group and user entity refs. */
  to: string[];
  /** Left out even if a member of a group. */
  except?: string;
  title: string;
  description?: string;
  severity: 'low' | 'normal' | 'high';
}

/** What the requester hears of, and in which words. */
const toRequester: Partial<
  Record<RequestStatus, { words: string; severity: Message['severity'] }>
> = {
  verified: { words: 'is applied and verified', severity: 'low' },
  unverified: {
    words: 'is applied, but a figure is not healthy',
    severity: 'high',
  },
  failed: { words: 'was not applied', severity: 'high' },
  unknown: { words: 'has an unknown outcome', severity: 'high' },
  rejected: { words: 'was rejected', severity: 'normal' },
  expired: { words: 'expired: nobody answered', severity: 'normal' },
};

function asksAnew(
  { status }: StoredRequest,
  events: RequestEvent[],
  change: RequestEvent | undefined,
): boolean {
  if (change) return change.to === 'in_review';
  return (
    status === 'in_review' &&
    events.some(({ type }) => type === 'plan.replaced')
  );
}

/**
 * Who hears what of a request's new events. Pure. A denial at submit is not
 * sent: the requester reads it on the page.
 */
export function messagesOf(
  request: StoredRequest,
  events: RequestEvent[],
): Message[] {
  const change = [...events].reverse().find(event => event.to);
  const messages: Message[] = [];

  // Whoever must agree to a new plan was perhaps not asked for the one before.
  if (asksAnew(request, events, change)) {
    const groups = [
      ...new Set(request.reviewers.flatMap(({ filledBy }) => filledBy)),
    ];
    if (groups.length > 0) {
      messages.push({
        to: groups,
        except: request.requester,
        title: `To review: ${request.title} on ${request.cluster}`,
        description: request.reviewers
          .map(({ role, reasons }) => `${role}: ${reasons.join('; ')}`)
          .join('\n'),
        severity: 'normal',
      });
    }
    if (change?.from) {
      messages.push({
        to: [request.requester],
        title: `${request.title} on ${request.cluster} is in review again`,
        description: request.statusReason,
        severity: 'normal',
      });
    }
  }
  const told = change?.to && toRequester[change.to];
  if (told) {
    messages.push({
      to: [request.requester],
      title: `${request.title} on ${request.cluster} ${told.words}`,
      description: request.statusReason,
      severity: told.severity,
    });
  }
  return messages;
}
