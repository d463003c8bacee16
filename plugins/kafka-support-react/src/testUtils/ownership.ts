import type {
  Ownership,
  SupportMetadata,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { exampleNow } from './time';

/** Ownership of a resource, confirmed to Payments unless told otherwise. @public */
export function exampleOwnership(
  overrides: Partial<Ownership> = {},
): Ownership {
  return {
    resource: 'prod/topic/payments.payment.received.v1',
    owner: 'group:default/payments',
    basis: 'request',
    ownerState: 'active',
    proposals: [],
    explanation: 'Payments asked for it in a request that was applied.',
    ...overrides,
  };
}

/** Support metadata with some fields missing. @public */
export const exampleSupportMetadata: SupportMetadata = {
  component: 'component:default/payments-api',
  values: {
    owner: {
      value: 'group:default/payments',
      source: 'component payments-api',
    },
    alertRoute: { value: '#payments-oncall', source: 'component payments-api' },
    escalation: { value: 'group:default/platform', source: 'group payments' },
    runbook: {
      value: 'https://runbooks.example.com/payments-api',
      source: 'component payments-api',
    },
    dataClass: { value: 'confidential', source: 'component payments-api' },
    tier: { value: '1', source: 'component payments-api' },
  },
  missing: [
    { field: 'region', supplier: 'Payments' },
    { field: 'costCentre', supplier: 'Payments' },
  ],
  resolvedAt: exampleNow,
};
