import { isoTime, type Timestamp } from '../requests';
import type { Seal } from './chain';

/** A row of `audit_seals`. */
export interface SealRow {
  number: number;
  requests: number;
  events: number;
  root: string;
  previous: string;
  hash: string;
  sealed_at: Timestamp;
}

export function toSeal({ sealed_at: sealedAt, ...rest }: SealRow): Seal {
  return { ...rest, sealedAt: isoTime(sealedAt) };
}

export function toSealRow({ sealedAt, ...rest }: Seal): SealRow {
  return { ...rest, sealed_at: sealedAt };
}
