import {
  accessSpecSchema,
  bindingsOf,
  decide,
  endOfAccess,
  formatResourceRef,
  toPlan,
  type AclBinding,
  type Preview,
  type PreviewInput,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { exampleFinding } from './findings';
import { exampleOwnership, exampleSupportMetadata } from './ownership';
import { exampleNow } from './time';

/** What the example backend would answer to an ask for access. Pure. */
export function accessPreview(input: PreviewInput): Preview {
  const spec = accessSpecSchema.parse(input.spec);
  const ends = spec.until === undefined ? undefined : endOfAccess(spec.until);
  const bindings = bindingsOf(spec);
  const [{ resourceName }] = bindings;
  const resource = formatResourceRef({
    cluster: input.cluster,
    type: 'topic',
    name: resourceName,
  });
  const wide = resourceName === '*' || spec.principal === 'User:*';
  const findings = [
    exampleFinding({
      rule: 'wildcard-access',
      title: 'Wildcard access',
      area: 'governance',
      field: spec.principal === 'User:*' ? 'principal' : 'topic',
      outcome: wide && spec.action === 'grant' ? 'fail' : 'pass',
      message: wide ? 'It is too wide' : 'It is as narrow as it can be',
      remedy: { text: 'Name the principal and the resource' },
    }),
  ];
  const revokes = spec.action === 'revoke';
  const operation = revokes ? 'delete-acl' : 'create-acl';
  const change = (acl: AclBinding): Preview['plan']['changes'][number] => ({
    id: `${operation}:${acl.principal}:${acl.resourceType}:${acl.resourceName}:${acl.operation}`,
    operation,
    resource: formatResourceRef({
      cluster: input.cluster,
      type: 'principal',
      name: acl.principal,
    }),
    parameters: { ...acl },
    fields: [
      {
        field: `${acl.principal} on ${acl.resourceType} ${acl.resourceName}`,
        [revokes ? 'before' : 'after']: acl.operation,
      },
    ],
    impact: revokes ? 'disruptive' : 'safe',
    figures: [],
    repeatable: true,
    command: `kafka-acls.sh ${
      revokes ? '--remove' : '--add'
    } --allow-principal ${acl.principal} --operation ${acl.operation}`,
    inverse: { available: true, summary: 'it can be asked for again.' },
  });
  return {
    resources: [resource],
    spec,
    plan: toPlan(bindings.map(change), new Date(exampleNow)),
    evaluation: {
      findings,
      decision: decide(findings),
      evaluatedAt: exampleNow,
    },
    reviewers: [],
    ownership: exampleOwnership({ resource }),
    supportMetadata: exampleSupportMetadata,
    connectionSettings: [],
    ...(ends !== undefined && { ends }),
  };
}
