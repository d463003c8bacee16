import type { AccessSpec } from '@kafka-support/backstage-plugin-kafka-support-common';

const shown = (name: string, pattern: 'literal' | 'prefixed' | undefined) =>
  pattern === 'prefixed' ? `${name}*` : name;

function objectOf(spec: AccessSpec): { verb: string; object: string } {
  if (spec.profile !== 'custom') {
    const topic = shown(spec.topic, spec.topicPattern);
    return spec.profile === 'consumer'
      ? {
          verb: 'read',
          object: `${topic} as ${shown(spec.group, spec.groupPattern)}`,
        }
      : { verb: 'write to', object: topic };
  }
  const [first, ...more] = spec.bindings;
  const name = `${first.resourceType} ${shown(
    first.resourceName,
    first.patternType,
  )}`;
  return {
    verb: `${first.operation} on`,
    object: more.length > 0 ? `${name} and ${more.length} more` : name,
  };
}

/** `Let User:billing read orders.placed.v1 as billing` */
export function titleOfAccess(spec: AccessSpec): string {
  const { verb, object } = objectOf(spec);
  return spec.action === 'grant'
    ? `Let ${spec.principal} ${verb} ${object}`
    : `No longer let ${spec.principal} ${verb} ${object}`;
}
