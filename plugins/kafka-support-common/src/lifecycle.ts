/**
 * The one lifecycle of all kinds.
 *
 *  submit ─┬─ deny ───▶ denied ■
 *          ├─ review ─▶ in_review ─┬─ reject ─▶ rejected ■, or failed when a part was done
 *          │                       │            (cancelled ■, expired ■, superseded ■)
 *          │               ▲       └─ approve ┐
 *          └─ allow ───────┼──────────────────┴▶ approved    (cancelled ■, superseded ■)
 *                          │ drifted or worse        │
 *                          └────────────────────── applying ─┬─▶ denied ■ (nothing was started)
 *                                               retry ▲      ├─▶ failed ──▶ cancelled ■, superseded ■
 *                                                     └──────┼──── ┘
 *                                                            ├─▶ unknown ──▶ applying | applied | failed
 *                                                            ▼
 *                                                         applied ─▶ verified ■ | unverified ■
 */
import { ConflictError } from '@backstage/errors';

/** @public */
export const requestStatuses = [
  'in_review',
  'approved',
  'applying',
  'unknown',
  'failed',
  'applied',
  'verified',
  'unverified',
  'denied',
  'rejected',
  'cancelled',
  'expired',
  'superseded',
] as const;
/** @public */
export type RequestStatus = (typeof requestStatuses)[number];

/** What each status can become. An empty list ends the request. @public */
export const transitions = {
  in_review: [
    'approved',
    'rejected',
    'cancelled',
    'expired',
    'superseded',
    'denied',
    'failed',
  ],
  approved: ['applying', 'in_review', 'applied', 'cancelled', 'superseded'],
  applying: ['applied', 'failed', 'unknown', 'in_review', 'denied', 'approved'],
  unknown: ['applying', 'applied', 'failed'],
  failed: ['applying', 'approved', 'cancelled', 'superseded'],
  applied: ['verified', 'unverified'],
  verified: [],
  unverified: [],
  denied: [],
  rejected: [],
  cancelled: [],
  expired: [],
  superseded: [],
} as const satisfies Record<RequestStatus, readonly RequestStatus[]>;

/** Statuses in which a request is under way and holds its claims. @public */
export const openStatuses = [
  'in_review',
  'approved',
  'applying',
  'unknown',
  'failed',
] as const satisfies readonly RequestStatus[];

/** @public */
export function canBecome(from: RequestStatus, to: RequestStatus): boolean {
  return (transitions[from] as readonly RequestStatus[]).includes(to);
}

/** @throws ConflictError that names the valid targets @public */
export function assertTransition(from: RequestStatus, to: RequestStatus): void {
  if (canBecome(from, to)) return;
  const valid = transitions[from];
  throw new ConflictError(
    `The request is ${from} and cannot become ${to}. ${
      valid.length > 0
        ? `From here it can become ${valid.join(', ')}`
        : 'It has ended'
    }`,
  );
}
