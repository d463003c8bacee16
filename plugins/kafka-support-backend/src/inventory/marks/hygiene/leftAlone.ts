/** Topics of Connect and of Kafka Streams, by the names that those give them. */
const madeByTools =
  /^(_|connect-(configs|offsets|status)$|.*-(changelog|repartition)$)/;

/** Whether Kafka, Connect, Streams or a tool made the topic for itself. */
export function isToolsTopic(topic: {
  name: string;
  internal: boolean;
}): boolean {
  return topic.internal || madeByTools.test(topic.name);
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
