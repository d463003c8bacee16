import {
  exampleOwnership,
  previewOf,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { ownerToBe } from './ownerToBe';

const resource = 'prod/topic/payments.payment.received.v1';
const ownership = exampleOwnership({ resource, owner: undefined });
const spec = { name: 'payments.payment.received.v1' };

describe('ownerToBe', () => {
  it('is the team that asks for a topic that is yet to be made', () => {
    const { plan } = previewOf({ kind: 'topic-create', cluster: 'prod', spec });
    expect(ownerToBe({ plan, ownership }, 'group:default/payments')).toBe(
      'group:default/payments',
    );
  });

  it('is the group that a claim names', () => {
    const { plan } = previewOf({
      kind: 'ownership',
      cluster: 'prod',
      spec: { resource, owner: 'group:default/orders' },
    });
    expect(ownerToBe({ plan, ownership }, undefined)).toBe(
      'group:default/orders',
    );
  });

  it('is nobody where the topic is there already', () => {
    const { plan } = previewOf({
      kind: 'topic-config',
      cluster: 'prod',
      spec: { ...spec, set: { 'cleanup.policy': 'compact' } },
    });
    expect(
      ownerToBe({ plan, ownership }, 'group:default/payments'),
    ).toBeUndefined();
  });
});
