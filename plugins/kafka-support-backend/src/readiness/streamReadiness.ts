import {
  grade,
  grades,
  readinessDimensions,
  type Finding,
  type StreamReadiness,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ReadinessCheck, StreamFacts } from './types';

function findingsOf(check: ReadinessCheck, facts: StreamFacts): Finding[] {
  const { id, title, area, effect, policyOwner, waivable } = check;
  const head = {
    rule: id,
    title,
    area,
    effect,
    policyOwner,
    waivable,
    asks: check.asks ?? [],
  };
  try {
    return check
      .evaluate(facts, undefined)
      .map(result => ({ ...head, ...result }));
  } catch {
    // A check that fails counts against the stream.
    return [
      { ...head, outcome: 'fail', message: `The check "${title}" failed` },
    ];
  }
}

/** The worst finding first: it is the one that needs a person. */
function worst(findings: Finding[]): Finding | undefined {
  const rank = (finding: Finding) =>
    grades.indexOf(grade([finding])) * 2 + (finding.outcome === 'fail' ? 1 : 0);
  return [...findings].sort((a, b) => rank(b) - rank(a))[0];
}

/** Readiness of a stream: pure over its facts. */
export function streamReadiness(
  facts: StreamFacts,
  checks: ReadinessCheck[],
  now: Date,
): StreamReadiness {
  const dimensions = readinessDimensions.map(dimension => {
    const findings = checks
      .filter(check => check.dimension === dimension)
      .flatMap(check => findingsOf(check, facts));
    const dimensionGrade = grade(findings);
    return {
      dimension,
      grade: dimensionGrade,
      reason:
        dimensionGrade === 'ready'
          ? `All ${findings.length} checks passed`
          : worst(findings)?.message ?? '',
      findings,
    };
  });
  return {
    resource: facts.resource,
    cluster: facts.cluster,
    topic: facts.topic,
    grade: grade(dimensions.flatMap(({ findings }) => findings)),
    dimensions,
    evaluatedAt: now.toISOString(),
  };
}
