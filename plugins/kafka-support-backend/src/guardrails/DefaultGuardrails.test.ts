import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import {
  decisions,
  type Effect,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Rule } from '@kafka-support/backstage-plugin-kafka-support-node';
import fc from 'fast-check';
import { z } from 'zod';
import { DefaultGuardrails } from './DefaultGuardrails';
import { builtInRules } from './rules/builtInRules';
import { creating, NOW, notKnown, observed } from './testing';

const { cluster } = creating();
const clusters = [cluster, { ...cluster, id: 'prod-2' }];

function guardrails(
  rules: readonly Rule[],
  settings: JsonObject = {},
): DefaultGuardrails {
  return DefaultGuardrails.create({
    rules,
    config: new ConfigReader({
      kafkaSupport: { guardrails: { rules: settings } },
    }),
    clusters,
  });
}

function aRule(overrides: Partial<Rule> = {}): Rule {
  return {
    id: 'a-rule',
    area: 'governance',
    title: 'A rule',
    description: 'For tests.',
    policyOwner: 'platform',
    effect: 'deny',
    waivable: true,
    evaluate: () => [{ outcome: 'pass', message: 'fine' }],
    ...overrides,
  };
}

const limited = aRule({
  limits: {
    schema: z.strictObject({ max: z.int().positive(), min: z.int() }),
    defaults: {
      development: { max: 1, min: 0 },
      staging: { max: 2, min: 0 },
      production: { max: 3, min: 0 },
    },
  },
  evaluate: (_, limits) => [
    { outcome: 'pass', message: JSON.stringify(limits) },
  ],
});

describe('DefaultGuardrails.evaluate', () => {
  it('allows a request inside every limit, and shows every check done', () => {
    const evaluation = guardrails(builtInRules).evaluate(creating(), NOW);
    expect(evaluation.findings.filter(each => each.outcome !== 'pass')).toEqual(
      [],
    );
    expect(evaluation.findings.length).toBeGreaterThan(15);
    expect(evaluation).toMatchObject({
      decision: 'allow',
      evaluatedAt: NOW.toISOString(),
    });
  });

  it('tells with each finding where it came from', () => {
    const [finding] = guardrails([
      aRule({ asks: ['security'], policyOwner: 'security' }),
    ]).evaluate(creating(), NOW).findings;
    expect(finding).toEqual({
      outcome: 'pass',
      message: 'fine',
      rule: 'a-rule',
      title: 'A rule',
      area: 'governance',
      effect: 'deny',
      policyOwner: 'security',
      waivable: true,
      asks: ['security'],
    });
  });

  it.each([
    ['deny', 'deny'],
    ['review', 'review'],
    ['warn', 'review'],
  ] as const)(
    'counts a %s rule that throws as failed, and asks at least for a review',
    (effect, decision) => {
      const evaluation = guardrails([
        aRule({
          effect,
          evaluate() {
            throw new Error('no such figure');
          },
        }),
      ]).evaluate(creating(), NOW);
      expect(evaluation.decision).toBe(decision);
      expect(evaluation.findings).toEqual([
        expect.objectContaining({
          outcome: 'fail',
          message: 'The rule "a-rule" could not be evaluated: no such figure',
          remedy: { text: 'Ask platform: the rule itself has to be mended' },
        }),
      ]);
    },
  );

  it.each([
    ['appliesTo throws', { appliesTo: () => JSON.parse('{') }],
    ['the answer is a promise', { evaluate: async () => [] }],
    [
      'the answer is no result',
      { evaluate: () => [{ outcome: 'okay', message: '' }] },
    ],
  ])('counts a rule as failed when %s', (_, broken) => {
    const evaluation = guardrails([aRule(broken as Partial<Rule>)]).evaluate(
      creating(),
      NOW,
    );
    expect(evaluation.decision).toBe('deny');
  });

  it('leaves out a rule that does not apply or is not enabled', () => {
    const input = creating();
    expect(
      guardrails([aRule({ appliesTo: () => false })]).evaluate(input, NOW)
        .findings,
    ).toEqual([]);
    const off = guardrails([aRule()], { 'a-rule': { enabled: false } });
    expect(off.evaluate(input, NOW).findings).toEqual([]);
    expect(off.list()).toEqual([]);
  });

  it('takes another effect from configuration', () => {
    const failing = aRule({
      evaluate: () => [{ outcome: 'fail', message: 'no' }],
    });
    expect(
      guardrails([failing], { 'a-rule': { effect: 'warn' } }).evaluate(
        creating(),
        NOW,
      ).decision,
    ).toBe('allow');
  });
});

describe('limits', () => {
  const limitsIn = (settings: JsonObject, id = 'prod') => {
    const input = creating();
    const { findings } = guardrails([limited], {
      'a-rule': settings,
    }).evaluate({ ...input, cluster: { ...cluster, id } }, NOW);
    return JSON.parse(findings[0].message);
  };

  it('are the defaults of the environment', () => {
    expect(limitsIn({})).toEqual({ max: 3, min: 0 });
  });

  it('come from the nearest place, key by key', () => {
    const settings = {
      limits: { max: 10, min: 1 },
      environments: { production: { max: 20 }, staging: { max: 30 } },
      clusters: { 'prod-2': { min: 2 } },
    };
    expect(limitsIn(settings)).toEqual({ max: 20, min: 1 });
    expect(limitsIn(settings, 'prod-2')).toEqual({ max: 20, min: 2 });
    expect(limitsIn(settings, 'another')).toEqual({ max: 20, min: 1 });
  });

  it('are listed by cluster, as people write them', () => {
    const [guardrail] = guardrails([limited], {
      'a-rule': { clusters: { 'prod-2': { max: 9 } } },
    }).list();
    expect(guardrail).toEqual({
      id: 'a-rule',
      title: 'A rule',
      description: 'For tests.',
      area: 'governance',
      effect: 'deny',
      policyOwner: 'platform',
      waivable: true,
      asks: ['platform'],
      limits: { prod: { max: 3, min: 0 }, 'prod-2': { max: 9, min: 0 } },
      environments: ['development', 'staging', 'production'],
    });
  });

  it('of the built-in rules are valid as they are', () => {
    for (const { limits, id } of builtInRules)
      for (const each of Object.values(limits?.defaults ?? {}))
        expect([id, limits?.schema.safeParse(each).success]).toEqual([
          id,
          true,
        ]);
  });
});

describe('configuration that stops the start', () => {
  const path = 'kafkaSupport.guardrails.rules';
  const start = (settings: JsonObject) => () => guardrails([limited], settings);

  it.each<[string, JsonObject, string]>([
    [
      'an unknown rule',
      { 'a-rul': {} },
      `${path}.a-rul: there is no such rule. Did you mean "a-rule"? Valid are a-rule`,
    ],
    [
      'a bad limit',
      { 'a-rule': { limits: { max: -1 } } },
      `${path}.a-rule.limits.max: Too small: expected number to be >0`,
    ],
    [
      'a limit that is not there',
      { 'a-rule': { environments: { staging: { maximum: 1 } } } },
      `${path}.a-rule.environments.staging.maximum: there is no such key`,
    ],
    [
      'a bad limit of a cluster',
      { 'a-rule': { clusters: { prod: { max: 'many' } } } },
      `${path}.a-rule.clusters.prod.max: Invalid input: expected number, received string`,
    ],
    [
      'an unknown cluster',
      { 'a-rule': { clusters: { prd: {} } } },
      `${path}.a-rule.clusters.prd: there is no such cluster, valid are prod, prod-2`,
    ],
    [
      'an unknown environment',
      { 'a-rule': { environments: { prod: {} } } },
      `${path}.a-rule.environments.prod: there is no such key`,
    ],
    [
      'an unknown effect',
      { 'a-rule': { effect: 'block' } },
      `${path}.a-rule.effect: Invalid option: expected one of "deny"|"review"|"warn"`,
    ],
    [
      'an unknown key',
      { 'a-rule': { limit: {} } },
      `${path}.a-rule.limit: there is no such key`,
    ],
  ])('%s, naming the path of the key', (_, settings, message) => {
    expect(start(settings)).toThrow(new Error(message));
  });

  it('names every wrong key at once', () => {
    expect(
      start({ 'a-rule': { limits: { max: 0 }, clusters: { x: {} } }, b: {} }),
    ).toThrow(
      /rules\.b: .*\n.*a-rule\.limits\.max: .*\n.*a-rule\.clusters\.x: /,
    );
  });

  it('limits for a rule that has none', () => {
    expect(() =>
      guardrails([aRule()], { 'a-rule': { limits: { max: 1 } } }),
    ).toThrow(`${path}.a-rule.limits: the rule "a-rule" has no limits`);
  });

  it('two rules of one id', () => {
    expect(() => guardrails([aRule(), aRule()])).toThrow(
      'The rule "a-rule" is there twice',
    );
  });

  it('a list of rules that is none', () => {
    expect(() =>
      DefaultGuardrails.create({
        rules: [],
        config: new ConfigReader({ kafkaSupport: { guardrails: 'strict' } }),
        clusters,
      }),
    ).toThrow(/^kafkaSupport\.guardrails: Invalid input: expected object/);
  });
});

describe('laws of the guardrails', () => {
  const inputs = fc.constantFrom(
    creating(),
    creating({ partitions: 40 }),
    creating({ partitions: 400, name: '_X' }),
    creating({ observed: observed() }),
    creating({}, { health: notKnown('health') }),
  );

  it('the order of rules never changes the decision', () => {
    fc.assert(
      fc.property(
        inputs,
        fc.shuffledSubarray([...builtInRules], {
          minLength: builtInRules.length,
        }),
        (input, shuffled) => {
          expect(guardrails(shuffled).evaluate(input, NOW).decision).toBe(
            guardrails(builtInRules).evaluate(input, NOW).decision,
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('one more failing rule never makes it milder', () => {
    fc.assert(
      fc.property(
        inputs,
        fc.subarray([...builtInRules]),
        fc.constantFrom<Effect>('deny', 'review', 'warn'),
        (input, rules, effect) => {
          const failing = aRule({
            effect,
            evaluate: () => [{ outcome: 'fail', message: 'no' }],
          });
          const before = guardrails(rules).evaluate(input, NOW).decision;
          const after = guardrails([...rules, failing]).evaluate(
            input,
            NOW,
          ).decision;
          expect(decisions.indexOf(after)).toBeGreaterThanOrEqual(
            decisions.indexOf(before),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
