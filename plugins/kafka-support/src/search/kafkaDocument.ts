import {
  kafkaSearchTypes,
  type KafkaRequestDocument,
  type KafkaResourceDocument,
} from '@kafka-support/backstage-plugin-kafka-support-common';

type Found = Partial<KafkaResourceDocument & KafkaRequestDocument>;

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '';

/** Whether a result of the portal's search is one of this plugin. */
export const isKafkaResult = ({ type }: { type: string }): boolean =>
  Object.values<string>(kafkaSearchTypes).includes(type);

/**
 * A document as search answers it, or undefined when it is none that can be
 * shown: an index may be older than the plugin.
 */
export function kafkaDocument(
  result: unknown,
):
  | ({ is: 'resource' } & KafkaResourceDocument)
  | ({ is: 'request' } & KafkaRequestDocument)
  | undefined {
  const found = (result ?? {}) as Found;
  if (!isText(found.title) || !isText(found.cluster)) return undefined;
  if (isText(found.requestId) && isText(found.requester))
    return { is: 'request', ...(found as KafkaRequestDocument) };
  if (found.resourceType === 'topic' || found.resourceType === 'group')
    return { is: 'resource', ...(found as KafkaResourceDocument) };
  return undefined;
}
