import type { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';
import { auditEvents, type AuditEventId } from './auditEvents';
import { answerMeta } from './auditMeta';

/**
 * Does something with Backstage's auditor as a witness, who is told before and
 * after. A witness who cannot be told before stops it. The record that counts
 * is the request's timeline, written with each change; so one who cannot be
 * told afterwards does not turn what happened into a failure.
 */
export async function audited<T>(
  auditor: AuditorService,
  event: {
    eventId: AuditEventId;
    /** Whose caller and address the auditor notes. */
    request?: Request<any, any, any, any, any>;
    meta?: JsonObject;
  },
  action: () => Promise<T>,
): Promise<T> {
  const { severityLevel } = auditEvents[event.eventId];
  const witness = await auditor.createEvent({ ...event, severityLevel });
  let answer: T;
  try {
    answer = await action();
  } catch (error) {
    await witness.fail({ error: toError(error) }).catch(() => undefined);
    throw error;
  }
  await witness.success({ meta: answerMeta(answer) }).catch(() => undefined);
  return answer;
}
