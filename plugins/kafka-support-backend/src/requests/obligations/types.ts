import type {
  ObligationKind,
  ObligationQuery,
  ObligationState,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/** An obligation to be opened. */
export interface NewObligation {
  /** Random UUID. */
  id: string;
  kind: ObligationKind;
  /** What is owed in a few words, for people. */
  title: string;
  cluster: string;
  /** Resource ref as text. */
  resource: string;
  /** Absent in `RequestUpdate.obligations`: it is that request. */
  requestId?: string;
  /** Entity ref, or `system`: then the handler of the kind does it when it is due. */
  owedBy: string;
  /** Entity refs of those who are told too, such as the requester. */
  tell?: string[];
  /** ISO 8601, UTC. */
  dueAt: string;
  /**
   * What there is at most one open obligation of, such as
   * `access-review:prod/topic/a`; while there is one, opening another does
   * nothing. Absent: as many as are opened.
   */
  openKey?: string;
  /** What the handler of the kind needs, JSON. Never shown to people. */
  detail?: Record<string, any>;
}

/** An obligation as it is stored. */
export interface StoredObligation
  extends Omit<NewObligation, 'tell' | 'openKey'> {
  state: ObligationState;
  /** Who owes it or is told of it, entity refs in lower case. */
  people: string[];
  detail: Record<string, any>;
  reason?: string;
  /** Rises with each write. */
  version: number;
  /** How often its handler was asked. */
  attempts: number;
  remindedAt?: string;
  /** When people were told that it is late. */
  missedAt?: string;
  createdAt: string;
  settledAt?: string;
  settledBy?: string;
}

/** How an obligation ended. */
export interface Settlement {
  state: 'done' | 'failed';
  /** How, or why not: a sentence for people. */
  reason?: string;
  /** Entity ref, or `system`. */
  by: string;
}

/**
 * What a handler made of an obligation that is due. `open`: not yet, and it is
 * asked again, at `tryAt` or after a growing pause.
 */
export type ObligationOutcome =
  | { state: 'done'; reason?: string }
  | { state: 'failed'; reason: string }
  | {
      state: 'open';
      reason: string;
      tryAt?: Date;
      /** Kept for the next attempt in place of the detail there is. */
      detail?: Record<string, any>;
    };

/** Does what the backend itself owes, for one kind. */
export interface ObligationHandler {
  readonly kind: ObligationKind;
  /**
   * Called when an obligation is due, by one replica at a time; after a crash
   * or a failure again, so it must be safe to repeat: look first whether it is
   * done. One that throws is asked again after a growing pause, and those who
   * are concerned are told that it is late.
   *
   * @param signal - aborted when the lease is about to end: what is under way
   * then counts as failed and is tried again
   */
  fulfil(
    obligation: StoredObligation,
    context: { signal: AbortSignal; now: Date },
  ): Promise<ObligationOutcome>;
}

/** A right to work on an obligation for a while. */
export interface ObligationLease {
  /** Unique per attempt. */
  holder: string;
  until: Date;
}

export interface ObligationPage {
  items: StoredObligation[];
  nextCursor?: string;
  totalItems: number;
}

/** Obligations in the database. Nothing goes over the network in a transaction. */
export interface ObligationStore {
  /** @returns undefined while there is an open one with the same `openKey` */
  open(obligation: NewObligation): Promise<StoredObligation | undefined>;
  get(id: string): Promise<StoredObligation | undefined>;
  /** @param mine - refs of the caller, for `query.mine` */
  list(
    query: Omit<ObligationQuery, 'mine'> & { mine?: string[] },
  ): Promise<ObligationPage>;
  /** Those that come from a request. */
  ofRequest(requestId: string): Promise<StoredObligation[]>;
  /** Ids of what the backend owes, that is due, and that nobody works on. */
  listWork(now: Date, limit: number): Promise<string[]>;
  /** @returns undefined when another one has it, or it is settled or not due */
  claim(
    id: string,
    lease: ObligationLease,
    now: Date,
  ): Promise<StoredObligation | undefined>;
  /**
   * Ends the attempt of a holder.
   *
   * @returns false when another one took it over meanwhile
   */
  finish(
    id: string,
    holder: string,
    outcome:
      | Settlement
      | {
          state: 'open';
          reason: string;
          tryAt: Date;
          detail?: Record<string, any>;
        },
    now: Date,
  ): Promise<boolean>;
  /**
   * Settles an open one that people owe, or that is no longer owed.
   *
   * @returns false when it is settled already
   */
  settle(id: string, settlement: Settlement, now: Date): Promise<boolean>;
  /**
   * Takes what people are to be told now: each is answered once, to one replica.
   *
   * @param dueBefore - what is due by then is due soon
   */
  takeReminders(
    now: Date,
    dueBefore: Date,
    limit: number,
  ): Promise<StoredObligation[]>;
  /** The same for what people owe and is late. */
  takeMissed(now: Date, limit: number): Promise<StoredObligation[]>;
  /** @returns whether nobody was told yet that it is late; then that is noted */
  markMissed(id: string, now: Date): Promise<boolean>;
}
