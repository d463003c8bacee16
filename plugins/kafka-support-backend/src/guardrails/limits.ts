import {
  environments,
  type Environment,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterFacts,
  Rule,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type { RuleSettings } from './config';
import { toIssueLines } from './issues';

type Values = Record<string, unknown>;
type LimitedCluster = Pick<ClusterFacts, 'id' | 'environment'>;

/** The limits of one rule for a cluster, as people write them and as the rule reads them. */
export interface RuleLimits {
  forCluster(cluster: LimitedCluster): { written: Values; parsed: unknown };
}

/**
 * Limits of a rule: defaults by environment, under what the configuration says
 * for all clusters, for an environment, for one cluster. The nearest wins, key
 * by key.
 *
 * @param path - of the rule in the configuration, for errors
 * @param problems - gets a line for each bad key
 */
export function resolveLimits(input: {
  rule: Rule;
  settings: RuleSettings;
  clusters: readonly LimitedCluster[];
  path: string;
  problems: string[];
}): RuleLimits {
  const { rule, settings, clusters, path, problems } = input;
  const { limits, environments: byEnvironment, clusters: byCluster } = settings;
  if (!rule.limits) {
    for (const key of ['limits', 'environments', 'clusters'] as const)
      if (settings[key])
        problems.push(`${path}.${key}: the rule "${rule.id}" has no limits`);
    return { forCluster: () => ({ written: {}, parsed: {} }) };
  }
  const { schema, defaults } = rule.limits;

  /** Lays values over others and reports what the layer on top breaks. */
  const lay = (under: Values, over: Values | undefined, at: string): Values => {
    const merged = { ...under, ...over };
    const result = schema.safeParse(merged);
    if (result.success) return merged;
    problems.push(...toIssueLines(at, result.error.issues));
    return under;
  };
  const forEnvironment = Object.fromEntries(
    environments.map(environment => [
      environment,
      lay(
        lay(defaults[environment] as Values, limits, `${path}.limits`),
        byEnvironment?.[environment],
        `${path}.environments.${environment}`,
      ),
    ]),
  ) as Record<Environment, Values>;

  const ids = clusters.map(({ id }) => id);
  for (const id of Object.keys(byCluster ?? {})) {
    if (!ids.includes(id))
      problems.push(
        `${path}.clusters.${id}: there is no such cluster${
          ids.length > 0 ? `, valid are ${ids.join(', ')}` : ''
        }`,
      );
  }
  const written = new Map(
    clusters.map(({ id, environment }) => [
      id,
      lay(
        forEnvironment[environment],
        byCluster?.[id],
        `${path}.clusters.${id}`,
      ),
    ]),
  );
  const ready = new Map<Values, { written: Values; parsed: unknown }>();
  return {
    forCluster({ id, environment }) {
      const values = written.get(id) ?? forEnvironment[environment];
      // Parsed once: a pattern is compiled, a size read.
      const parsed = ready.get(values) ?? {
        written: values,
        parsed: schema.parse(values),
      };
      ready.set(values, parsed);
      return parsed;
    },
  };
}
