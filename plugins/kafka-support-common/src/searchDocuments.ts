/** Types of documents that the portal's search finds. @public */
export const kafkaSearchTypes = {
  resource: 'kafka-resource',
  request: 'kafka-request',
} as const;

/**
 * A topic or group as the portal's search has it. No figures: they are stale in
 * an index.
 *
 * @public
 */
export interface KafkaResourceDocument {
  /** The name, as Kafka has it. */
  title: string;
  text: string;
  location: string;
  /** Resource ref. */
  resource: string;
  resourceType: 'topic' | 'group';
  cluster: string;
  /** Entity ref of the confirmed owner. */
  owner?: string;
  component?: string;
}

/** A request as the portal's search has it. @public */
export interface KafkaRequestDocument {
  title: string;
  text: string;
  location: string;
  requestId: string;
  requestKind: string;
  cluster: string;
  /** Entity ref of the team that asks. */
  owner?: string;
  /** Entity ref of who asks. */
  requester: string;
}
