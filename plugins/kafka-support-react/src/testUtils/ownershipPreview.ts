import {
  decide,
  ownershipSpecSchema,
  resourcesToOwn,
  toPlan,
  type Preview,
  type PreviewInput,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { exampleFinding } from './findings';
import { exampleOwnership, exampleSupportMetadata } from './ownership';
import { exampleNow } from './time';

/** What the example backend would answer to a claim of what nobody owns. Pure. */
export function ownershipPreview(input: PreviewInput): Preview {
  const spec = ownershipSpecSchema.parse(input.spec);
  const { owner } = spec;
  const claims = resourcesToOwn(spec);
  const [{ resource }] = claims;
  const message = 'Nobody owns it yet, so the platform team confirms the claim';
  const findings = [
    exampleFinding({
      rule: 'ownership-claim',
      title: 'Claim of a resource',
      area: 'team boundary',
      effect: 'review',
      asks: ['platform'],
      outcome: 'fail',
      message,
    }),
  ];
  return {
    resources: claims.map(claim => claim.resource),
    spec,
    plan: toPlan(
      claims.map(claim => ({
        id: `set-owner:${claim.resource}`,
        operation: 'set-owner',
        resource: claim.resource,
        parameters: {
          resource: claim.resource,
          owner,
          ...(claim.component && { component: claim.component }),
          basis: 'claim',
        },
        fields: [{ field: 'owner', after: owner }],
        impact: 'safe',
        figures: [],
        repeatable: true,
        command: '# Kafka has no command for it',
        inverse: { available: false, reason: 'an owner is only replaced' },
      })),
      new Date(exampleNow),
    ),
    evaluation: {
      findings,
      decision: decide(findings),
      evaluatedAt: exampleNow,
    },
    reviewers: [
      {
        role: 'platform',
        filledBy: ['group:default/platform'],
        reasons: [message],
      },
    ],
    ownership: exampleOwnership({
      resource,
      owner: undefined,
      basis: undefined,
      ownerState: 'none',
      explanation: 'Nobody owns it yet: the platform team answers for it.',
    }),
    supportMetadata: exampleSupportMetadata,
    connectionSettings: [],
  };
}
