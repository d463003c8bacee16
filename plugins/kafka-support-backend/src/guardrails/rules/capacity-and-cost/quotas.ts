import {
  parametersOf,
  quotaFields,
  type FieldDiff,
  type OperationParameters,
  type QuotaKey,
  type RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { z } from 'zod';
import { countOf, showSize, sizeBytes, sizeLimit } from '../../units';

const limitsSchema = z.strictObject({
  /** Bytes a second on each broker. */
  producer: sizeLimit,
  /** Bytes a second on each broker. */
  consumer: sizeLimit,
  requestPercentage: z.number().positive(),
});
type Limits = z.infer<typeof limitsSchema>;

interface QuotaChange extends OperationParameters<'alter-client-quota'> {
  fields: FieldDiff[];
}

function quotaChanges(input: RuleInput): QuotaChange[] {
  return input.changes.flatMap(change => {
    const altered = parametersOf(change, 'alter-client-quota');
    return altered ? [{ ...altered, fields: change.fields }] : [];
  });
}

const shared = {
  area: 'capacity and cost',
  policyOwner: 'platform',
  waivable: true,
  appliesTo: (input: RuleInput) => quotaChanges(input).length > 0,
} as const;

const fieldOf = (key: string) => quotaFields[key as QuotaKey];

const show = (key: string, value: number) =>
  key === 'request_percentage' ? `${value} %` : `${showSize(value)}/s`;

function maxOf(key: string, limits: Limits): number {
  if (key === 'producer_byte_rate') return sizeBytes(limits.producer);
  if (key === 'consumer_byte_rate') return sizeBytes(limits.consumer);
  return limits.requestPercentage;
}

/** A limit holds on each broker, so people are told what that is on all of them. */
function together(key: string, value: number, input: RuleInput): string {
  if (key === 'request_percentage') return 'on each broker';
  if (!input.brokers.known)
    return 'on each broker; how many there are is not known';
  const { length } = input.brokers.value;
  return `on each broker, up to ${show(key, value * length)} on ${countOf(
    length,
    'broker',
  )} together`;
}

function limitRule(
  rule: Pick<
    Rule<RuleInput, Limits>,
    'id' | 'title' | 'description' | 'effect'
  > & {
    asks?: Rule['asks'];
    defaults: NonNullable<Rule<RuleInput, Limits>['limits']>['defaults'];
  },
  tooMuch: string,
  remedy: (key: string, max: number) => RuleResult['remedy'],
): Rule<RuleInput, Limits> {
  const { defaults, ...shown } = rule;
  return {
    ...shared,
    ...shown,
    limits: { schema: limitsSchema, defaults },
    evaluate: (input, limits) =>
      quotaChanges(input).flatMap(({ set }) =>
        Object.entries(set).map(([key, value]): RuleResult => {
          const max = maxOf(key, limits);
          const seen = {
            field: fieldOf(key),
            observed: show(key, value),
            limit: show(key, max),
          };
          const what = `${key} of ${show(key, value)} holds ${together(
            key,
            value,
            input,
          )}`;
          return value <= max
            ? { ...seen, outcome: 'pass', message: what }
            : {
                ...seen,
                outcome: 'fail',
                message: `${what}: ${tooMuch} ${show(key, max)}`,
                remedy: remedy(key, max),
              };
        }),
      ),
  };
}

const ceiling = {
  producer: '100 MiB',
  consumer: '200 MiB',
  requestPercentage: 400,
};
const selfService = {
  producer: '10 MiB',
  consumer: '20 MiB',
  requestPercentage: 50,
};

/** The most that one client may be given. */
export const quotaCeiling = limitRule(
  {
    id: 'quota-ceiling',
    title: 'Ceiling of a quota',
    description: 'The most that one user or client may be given on a broker.',
    effect: 'deny',
    defaults: { development: ceiling, staging: ceiling, production: ceiling },
  },
  'more than the ceiling of',
  (key, max) => ({
    text: `Ask for at most ${show(key, max)} on each broker`,
    set: { [fieldOf(key)]: max },
  }),
);

/** Up to which limit nobody has to look. */
export const quotaSelfService = limitRule(
  {
    id: 'quota-self-service',
    title: 'Quota without review',
    description:
      'A limit above this takes capacity that others count on, and is reviewed by the platform team.',
    effect: 'review',
    asks: ['platform'],
    defaults: {
      development: selfService,
      staging: selfService,
      production: selfService,
    },
  },
  'more than needs no review,',
  (key, max) => ({
    text: `Up to ${show(key, max)} on each broker is applied without review`,
  }),
);

/** Without a limit a client takes what it can. */
export const quotaRemoved: Rule = {
  ...shared,
  id: 'quota-removed',
  title: 'Quota taken away',
  description:
    'A client without a limit of its own gets the default, or takes what it can: the platform team looks at it.',
  effect: 'review',
  asks: ['platform'],
  evaluate: input =>
    quotaChanges(input).flatMap(({ unset }): RuleResult[] =>
      unset.length === 0
        ? [{ outcome: 'pass', message: 'No limit is taken away' }]
        : unset.map(key => ({
            outcome: 'fail',
            message: `Without ${key} the default of the cluster holds, or no limit at all`,
            field: 'remove',
            observed: 'no limit',
            remedy: { text: 'Raise the limit instead of taking it away' },
          })),
    ),
};

/** A default changes what everybody gets. */
export const quotaDefault: Rule = {
  ...shared,
  id: 'quota-default',
  title: 'Quota of everybody',
  description:
    'A default quota holds for all users or clients without one of their own, whoever they belong to.',
  effect: 'review',
  waivable: false,
  asks: ['platform'],
  evaluate: input =>
    quotaChanges(input).map(({ entity }): RuleResult => {
      const open = entity.find(({ name }) => name === undefined);
      return open
        ? {
            outcome: 'fail',
            message: `It holds for every ${
              open.type === 'user' ? 'user' : 'client id'
            } that has no quota of its own`,
            field: open.type === 'user' ? 'user' : 'clientId',
            observed: 'the default',
            remedy: { text: 'Name the user or client that it is about' },
          }
        : { outcome: 'pass', message: 'It holds for nobody else' };
    }),
};

/** Clients above a new limit are slowed down at once. */
export const quotaTightened: Rule = {
  ...shared,
  id: 'quota-tightened',
  title: 'Quota made smaller',
  description:
    'Clients that use more than a new limit are slowed down at once; a consumer then falls behind, a producer blocks or drops.',
  effect: 'warn',
  evaluate: input =>
    quotaChanges(input).map(({ fields }): RuleResult => {
      const tighter = fields.filter(
        ({ before, after }) =>
          after !== undefined &&
          (before === undefined || Number(after) < Number(before)),
      );
      if (tighter.length === 0)
        return { outcome: 'pass', message: 'No client is slowed down by it' };
      const [{ field, before, after }] = tighter;
      return {
        outcome: 'fail',
        message: `${field} goes from ${
          before === undefined ? 'no limit' : show(field, Number(before))
        } to ${show(
          field,
          Number(after),
        )}: clients that use more are slowed down at once, on average over about ten seconds`,
        field: fieldOf(field),
        remedy: {
          text: 'Compare with what the client uses now, and tell its team',
        },
      };
    }),
};
