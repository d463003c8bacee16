import {
  parseResourceRef,
  type ResourceRef,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/** Reads a resource ref; what is not one is shown as it is rather than failing a page. @public */
export function readResourceRef(text: string): ResourceRef | undefined {
  try {
    return parseResourceRef(text);
  } catch {
    return undefined;
  }
}
