/*
 * The streams that already run when the example portal starts, as the teams of
 * dev/organisation would have left them: some in order, some with a flaw that
 * the portal has to find. Owners are not said here: components propose them by
 * annotation, some were confirmed, some topics have none.
 */

export interface ExampleTopic {
  name: string;
  partitions: number;
  replicationFactor: number;
  config: Record<string, string>;
  /** Users that write it; each gets the ACL for it. */
  producers: string[];
  /** Groups that read it, each by the user of the same name. */
  groups: string[];
  /** Its records are as old as that; new ones when absent. */
  lastWrittenDaysAgo?: number;
}

const days = (count: number) => String(count * 86_400_000);

/** Topics of the production cluster. */
export const productionTopics: ExampleTopic[] = [
  {
    name: 'payments.received.v1',
    partitions: 6,
    replicationFactor: 3,
    config: { 'retention.ms': days(7), 'min.insync.replicas': '2' },
    producers: ['payments-api'],
    groups: ['ledger', 'fraud-scoring'],
  },
  {
    name: 'payments.failed.v1',
    partitions: 3,
    replicationFactor: 3,
    config: { 'retention.ms': days(14), 'min.insync.replicas': '2' },
    producers: ['payments-api'],
    groups: [],
  },
  {
    // Kept far longer than the retention ceiling.
    name: 'payments.ledger.v2',
    partitions: 6,
    replicationFactor: 3,
    config: { 'retention.ms': days(365), 'min.insync.replicas': '2' },
    producers: ['ledger'],
    groups: [],
  },
  {
    name: 'orders.placed.v1',
    partitions: 6,
    replicationFactor: 3,
    config: { 'retention.ms': days(7), 'min.insync.replicas': '2' },
    producers: ['orders-api'],
    groups: ['billing', 'crm-sync'],
  },
  {
    name: 'orders.shipped.v1',
    partitions: 6,
    replicationFactor: 3,
    config: { 'retention.ms': days(3), 'min.insync.replicas': '2' },
    producers: ['orders-api'],
    groups: ['crm-sync'],
  },
  {
    // Nobody declared it; its name and its producer point to a team.
    name: 'orders.returned.v1',
    partitions: 3,
    replicationFactor: 3,
    config: { 'min.insync.replicas': '2' },
    producers: ['orders-api'],
    groups: [],
  },
  {
    // As many in-sync replicas as replicas: one broker down stops all writes.
    name: 'customers.changed.v1',
    partitions: 3,
    replicationFactor: 3,
    config: { 'cleanup.policy': 'compact', 'min.insync.replicas': '3' },
    producers: ['crm-sync'],
    groups: [],
  },
  {
    name: 'fraud.scores.v1',
    partitions: 3,
    replicationFactor: 2,
    config: { 'retention.ms': days(2) },
    producers: ['fraud-scoring'],
    groups: [],
  },
  {
    // One copy only, written by something that the catalog does not know.
    name: 'legacy_clicks',
    partitions: 12,
    replicationFactor: 1,
    config: { 'retention.ms': days(1) },
    producers: ['web-tracker'],
    groups: [],
  },
  {
    // Left behind: nobody has written or read it for two months.
    name: 'tmp-export',
    partitions: 1,
    replicationFactor: 1,
    config: { 'retention.ms': days(365) },
    producers: [],
    groups: [],
    lastWrittenDaysAgo: 60,
  },
];

/** Topics of the development cluster, which has one node. */
export const developmentTopics: ExampleTopic[] = [
  ...['payments.received.v1', 'orders.placed.v1'].map(name => ({
    name,
    partitions: 2,
    replicationFactor: 1,
    config: { 'retention.ms': days(1) },
    producers: [],
    groups: [],
  })),
  {
    name: 'try-out',
    partitions: 1,
    replicationFactor: 1,
    config: {},
    producers: [],
    groups: [],
  },
];

/** A group that read a topic once and left its place behind. */
export const leftBehind = { group: 'orders-export', topic: 'orders.placed.v1' };

/** Users that the brokers of the production cluster know, besides `admin`. */
export const users = [
  ...new Set(
    productionTopics.flatMap(topic => [...topic.producers, ...topic.groups]),
  ),
].sort();
