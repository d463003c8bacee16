import { isToolsGroup, isToolsTopic } from './leftAlone';

describe('topics that are left alone', () => {
  it.each([
    '__consumer_offsets',
    '_schemas',
    'connect-configs',
    'connect-cluster-offsets',
    'connect-status',
    'mm2-offset-syncs.prod.internal',
    'prod.checkpoints.internal',
    'heartbeats',
    'prod.heartbeats',
    'app-store-changelog',
    'app-KSTREAM-AGGREGATE-STATE-STORE-0000000003-repartition',
    'app-KTABLE-FK-JOIN-SUBSCRIPTION-REGISTRATION-0000000004-topic',
  ])('include %s', name => {
    expect(isToolsTopic({ name, internal: false })).toBe(true);
  });

  it.each([
    'orders.placed.v1',
    'connect.orders',
    'order-status',
    'changelog',
    'heartbeats.eu',
    'orders.internal',
  ])('leave out %s', name => {
    expect(isToolsTopic({ name, internal: false })).toBe(false);
    expect(isToolsTopic({ name, internal: true })).toBe(true);
  });
});

describe('groups that are left alone', () => {
  it.each([
    { name: 'workers', protocolType: 'connect' },
    { name: 'connect-orders-sink', protocolType: 'consumer' },
    { name: 'app', groupType: 'streams' },
    { name: 'jobs', groupType: 'share' },
  ])('include %j', group => {
    expect(isToolsGroup(group)).toBe(true);
  });

  it.each([
    { name: 'billing', protocolType: 'consumer', groupType: 'classic' },
    { name: 'connectors', groupType: 'consumer' },
    { name: 'by-hand' },
  ])('leave out %j', group => {
    expect(isToolsGroup(group)).toBe(false);
  });
});
