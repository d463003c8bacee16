/** Topics of tools, by the names that those give them or propose. */
const madeByTools = [
  // Schema registries, and what else hides its topics so.
  /^_/,
  // Connect as its examples and Strimzi have it.
  /^connect-(.+-)?(configs|offsets|status)$/,
  // MirrorMaker: offset syncs, checkpoints, heartbeats.
  /^mm2-|\.checkpoints\.internal$|^(.+\.)?heartbeats$/,
  // Kafka Streams: stores, repartitioning, foreign-key joins.
  /-(changelog|repartition)$|-SUBSCRIPTION-(REGISTRATION|RESPONSE)-\d+-topic$/,
];

/** Whether Kafka, Connect, Streams or a tool made the topic for itself. */
export function isToolsTopic(topic: {
  name: string;
  internal: boolean;
}): boolean {
  return (
    topic.internal || madeByTools.some(pattern => pattern.test(topic.name))
  );
}

/**
 * Whether the group belongs to Connect or Streams, which look after it: workers
 * of Connect, its sinks (`connect-<connector>`), and groups whose offsets are
 * not what a consumer committed.
 */
export function isToolsGroup(group: {
  name: string;
  groupType?: string;
  protocolType?: string;
}): boolean {
  return (
    group.protocolType === 'connect' ||
    group.name.startsWith('connect-') ||
    group.groupType === 'streams' ||
    group.groupType === 'share'
  );
}
