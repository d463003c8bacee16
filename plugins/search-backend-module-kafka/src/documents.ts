import type { IndexableDocument } from '@backstage/plugin-search-common';
import type {
  KafkaRequestDocument,
  KafkaResourceDocument,
  RequestSummary,
  Resource,
} from '@kafka-support/backstage-plugin-kafka-support-common';

const MAX_TITLE = 300;
const MAX_TEXT = 2_000;

/** Named parts of a dotted name, for search engines that take it for one word. */
interface Words {
  words: string;
}

type Indexed<T> = T &
  Words &
  Required<Pick<IndexableDocument, 'authorization'>>;

const bounded = (text: string, length: number) =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;

const wordsOf = (...names: string[]) =>
  bounded(
    names
      .flatMap(name => name.split(/[^\p{L}\p{N}]+/u))
      .filter(Boolean)
      .join(' '),
    MAX_TEXT,
  );

const nameOf = (entityRef: string) => entityRef.replace(/^.*[:/]/, '');

/**
 * A topic or group. All keys are always there: some search engines take the
 * first document's for those of all.
 *
 * @returns undefined for what search does not show
 */
export function resourceDocument(
  resource: Resource,
  pagePath: string,
): Indexed<KafkaResourceDocument> | undefined {
  const { cluster, name, type, owner, component } = resource;
  if (type !== 'topic' && type !== 'group') return undefined;
  return {
    title: bounded(name, MAX_TITLE),
    text: bounded(
      [
        `Kafka ${type} on ${cluster}.`,
        owner ? `Owner: ${nameOf(owner)}.` : 'Nobody owns it.',
        component ? `Component: ${nameOf(component)}.` : '',
      ]
        .filter(Boolean)
        .join(' '),
      MAX_TEXT,
    ),
    words: wordsOf(name),
    location:
      type === 'topic'
        ? `${pagePath}/streams/${encodeURIComponent(
            cluster,
          )}/${encodeURIComponent(name)}`
        : `${pagePath}/streams?${new URLSearchParams({
            cluster,
            type,
            q: name,
          })}`,
    resource: resource.resource,
    resourceType: type,
    cluster,
    owner,
    component,
    authorization: { resourceRef: resource.resource },
  };
}

/** A request. Search asks of each whether the person who searches may read it. */
export function requestDocument(
  request: RequestSummary,
  pagePath: string,
): Indexed<KafkaRequestDocument> {
  const { id, cluster, kind, owner, requester, resources } = request;
  return {
    title: bounded(request.title, MAX_TITLE),
    text: bounded(
      [
        `Kafka request on ${cluster}, asked by ${nameOf(requester)}`,
        owner ? ` for ${nameOf(owner)}` : '',
        `: ${resources.map(textOfRef).join(', ')}`,
      ].join(''),
      MAX_TEXT,
    ),
    words: wordsOf(request.title, ...resources.map(textOfRef)),
    location: `${pagePath}/requests/${encodeURIComponent(id)}`,
    requestId: id,
    requestKind: kind,
    cluster,
    owner,
    requester,
    authorization: { resourceRef: id },
  };
}

/** A resource ref as people read it. */
function textOfRef(ref: string): string {
  try {
    return decodeURIComponent(ref);
  } catch {
    return ref;
  }
}
