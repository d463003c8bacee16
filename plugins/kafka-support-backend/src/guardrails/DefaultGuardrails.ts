import type { Config } from '@backstage/config';
import {
  decide,
  environments,
  ruleResultSchema,
  type Effect,
  type Evaluation,
  type Finding,
  type Guardrail,
  type RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterFacts,
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { z } from 'zod';
import { didYouMean } from '../kinds';
import { readRuleSettings } from './config';
import { resolveLimits, type RuleLimits } from './limits';
import type { Guardrails } from './types';

interface ActiveRule {
  rule: Rule;
  effect: Effect;
  limits: RuleLimits;
}

const resultsSchema = z.array(ruleResultSchema);

function toFinding({ rule, effect }: ActiveRule, result: RuleResult): Finding {
  return {
    ...result,
    rule: rule.id,
    title: rule.title,
    area: rule.area,
    effect,
    policyOwner: rule.policyOwner,
    waivable: rule.waivable,
    asks: rule.asks?.length ? rule.asks : ['platform'],
  };
}

/**
 * The findings of one rule. One that throws, or answers no results, counts as
 * failed with its own effect, and at least asks a person: a broken rule never
 * lets a request through.
 */
function findingsOf(active: ActiveRule, input: RuleInput): Finding[] {
  const { rule, effect, limits } = active;
  try {
    if (rule.appliesTo && !rule.appliesTo(input)) return [];
    const { parsed } = limits.forCluster(input.cluster);
    return resultsSchema
      .parse(rule.evaluate(input, parsed))
      .map(result => toFinding(active, result));
  } catch (error) {
    return [
      toFinding(
        { ...active, effect: effect === 'warn' ? 'review' : effect },
        {
          outcome: 'fail',
          message: `The rule "${rule.id}" could not be evaluated: ${
            error instanceof Error ? error.message : String(error)
          }`,
          remedy: {
            text: `Ask ${rule.policyOwner}: the rule itself has to be mended`,
          },
        },
      ),
    ];
  }
}

/**
 * The rules in force: built in, from configuration, and from modules, each with
 * its limits by cluster.
 */
export class DefaultGuardrails implements Guardrails {
  readonly #rules: ActiveRule[];
  readonly #clusters: readonly ClusterFacts[];

  /**
   * @param options - `config` is the root configuration
   * @throws Error with one line for each key of `kafkaSupport.guardrails` that is wrong, or for a rule id that is taken
   */
  static create(options: {
    rules: readonly Rule[];
    config: Config;
    clusters: readonly ClusterFacts[];
  }): DefaultGuardrails {
    const { rules, config, clusters } = options;
    const settings = readRuleSettings(config);
    const path = 'kafkaSupport.guardrails.rules';
    const problems: string[] = [];
    const ids = rules.map(rule => rule.id);
    for (const id of Object.keys(settings)) {
      if (!ids.includes(id))
        problems.push(
          `${path}.${id}: there is no such rule.${didYouMean(
            id,
            ids,
          )} Valid are ${[...ids].sort().join(', ')}`,
        );
    }
    const active = rules.map((rule, index): ActiveRule => {
      if (ids.indexOf(rule.id) !== index)
        problems.push(
          `The rule "${rule.id}" is there twice. A rule that a module adds needs an id of its own`,
        );
      const own = settings[rule.id] ?? {};
      return {
        rule,
        effect: own.effect ?? rule.effect,
        limits: resolveLimits({
          rule,
          settings: own,
          clusters,
          path: `${path}.${rule.id}`,
          problems,
        }),
      };
    });
    if (problems.length > 0) throw new Error([...new Set(problems)].join('\n'));
    return new DefaultGuardrails(
      active.filter(({ rule }) => settings[rule.id]?.enabled !== false),
      clusters,
    );
  }

  private constructor(rules: ActiveRule[], clusters: readonly ClusterFacts[]) {
    this.#rules = rules;
    this.#clusters = clusters;
  }

  evaluate(input: RuleInput, now: Date): Evaluation {
    const findings = this.#rules.flatMap(rule => findingsOf(rule, input));
    return {
      findings,
      decision: decide(findings),
      evaluatedAt: now.toISOString(),
    };
  }

  list(): Guardrail[] {
    return this.#rules.map(({ rule, effect, limits }) => ({
      id: rule.id,
      title: rule.title,
      description: rule.description,
      area: rule.area,
      effect,
      policyOwner: rule.policyOwner,
      waivable: rule.waivable,
      asks: rule.asks?.length ? [...rule.asks] : ['platform'],
      limits: Object.fromEntries(
        this.#clusters.map(cluster => [
          cluster.id,
          limits.forCluster(cluster).written as Guardrail['limits'][string],
        ]),
      ),
      environments: [...environments],
    }));
  }
}
