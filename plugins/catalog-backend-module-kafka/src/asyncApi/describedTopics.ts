import { InputError } from '@backstage/errors';
import { CORE_SCHEMA, load } from 'js-yaml';
import { z } from 'zod';

/** Longest document that is read: reading it holds up the catalog. */
const MAX_LENGTH = 1_000_000;
/** Most topics that one document relates to. */
const MAX_TOPICS = 200;
/** Longest chain of references. */
const MAX_HOPS = 10;

const TOPIC = /^(?!\.{1,2}$)[a-zA-Z0-9._-]{1,249}$/;

/** A topic that a document describes. */
export interface DescribedTopic {
  topic: string;
  /** `host:port` of the Kafka servers that its channel is on; empty: none is named. */
  servers: string[];
}

const record = z.record(z.string(), z.unknown());
type Fields = z.infer<typeof record>;

const documentSchema = z.looseObject({
  asyncapi: z.string().regex(/^[23]\.\d/, 'must be 2.x or 3.x'),
  servers: record.optional(),
  channels: record.optional(),
});
type Document = z.infer<typeof documentSchema>;

const serverSchema = z.looseObject({
  protocol: z.string(),
  /** 3.x */
  host: z.string().optional(),
  /** 2.x */
  url: z.string().optional(),
});
type Server = z.infer<typeof serverSchema>;

/**
 * Topics that the channels of an AsyncAPI document (2.x or 3.x, YAML or JSON)
 * stand for: `bindings.kafka.topic`, else the channel's address. Channels that
 * are on other servers only, and addresses that are no topic's name (with
 * parameters, say), are left out. References are followed within the document.
 *
 * Read field by field, as the specification has them, rather than by
 * `@asyncapi/parser`: that one validates and resolves the whole document, which
 * brings a rule engine and fetches what a document refers to. Here it is enough
 * to know what few fields say, and nobody's document may make us call others.
 *
 * @throws InputError for what is no such document
 */
export function describedTopics(text: string): DescribedTopic[] {
  const document = readDocument(text);
  const isV2 = document.asyncapi.startsWith('2');
  const servers = Object.values(document.servers ?? {}).flatMap(
    each => serverOf(document, each) ?? [],
  );
  const found = new Map<string, Set<string>>();
  for (const [key, value] of Object.entries(document.channels ?? {})) {
    const channel = resolve(document, value);
    const { topic, on } = (channel &&
      readChannel(document, channel, isV2 ? key : undefined)) ?? {
      topic: undefined,
    };
    if (!topic) continue;
    const chosen = on ?? servers;
    const kafka = chosen.filter(isKafka);
    if (chosen.length > 0 && kafka.length === 0) continue;
    const known = found.get(topic) ?? new Set();
    found.set(topic, known);
    for (const address of kafka.flatMap(addressesOf)) known.add(address);
    if (found.size === MAX_TOPICS) break;
  }
  return [...found].map(([topic, addresses]) => ({
    topic,
    servers: [...addresses].sort(),
  }));
}

function readDocument(text: string): Document {
  if (text.length > MAX_LENGTH) {
    throw new InputError(
      `The document has ${text.length} characters; up to ${MAX_LENGTH} are read`,
    );
  }
  let value: unknown;
  try {
    // JSON is YAML. Nesting is bounded; aliases share what they stand for.
    value = load(text, { schema: CORE_SCHEMA });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(
      `The document is neither YAML nor JSON: ${reason.slice(0, 200)}`,
    );
  }
  const document = documentSchema.safeParse(value);
  if (document.success) return document.data;
  const [issue] = document.error.issues;
  throw new InputError(
    `The document is no AsyncAPI document of version 2 or 3: ${issue.path.join(
      '.',
    )} ${issue.message}`,
  );
}

/** @param address - of a channel that does not say it itself (2.x) */
function readChannel(
  document: Document,
  channel: Fields,
  address: string | undefined,
): { topic?: string; on?: Server[] } {
  const bindings = resolve(document, channel.bindings);
  const binding = bindings && resolve(document, bindings.kafka);
  const topic = [binding?.topic, address, channel.address].find(
    each => typeof each === 'string',
  );
  return {
    topic: topic && TOPIC.test(topic) ? topic : undefined,
    on: Array.isArray(channel.servers)
      ? channel.servers.flatMap(each => {
          // 2.x names servers, 3.x refers to them.
          const server =
            typeof each === 'string' ? own(document.servers, each) : each;
          return serverOf(document, server) ?? [];
        })
      : undefined,
  };
}

function serverOf(document: Document, value: unknown): Server | undefined {
  return serverSchema.safeParse(resolve(document, value)).data;
}

function isKafka({ protocol }: Server): boolean {
  return /^kafka(-secure)?$/i.test(protocol);
}

function addressesOf({ host, url }: Server): string[] {
  return (host ?? url ?? '')
    .slice(0, 2_000)
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .split(',')
    .map(each => each.trim().replace(/\/.*$/, '').toLowerCase())
    .filter(each => /^[a-z0-9_.-]+(:\d{1,5})?$/.test(each));
}

/** An object itself, or the one within the document that it refers to. */
function resolve(document: Document, value: unknown): Fields | undefined {
  let current = value;
  for (let hop = 0; hop < MAX_HOPS; hop += 1) {
    const fields = record.safeParse(current).data;
    const reference = own(fields, '$ref');
    if (typeof reference !== 'string') return fields;
    if (!reference.startsWith('#/')) return undefined;
    current = reference
      .slice(2)
      .split('/')
      .slice(0, 20)
      .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
      .reduce<unknown>(
        (parent, part) => own(record.safeParse(parent).data, part),
        document,
      );
  }
  return undefined;
}

function own(fields: Fields | undefined, key: string): unknown {
  return fields && Object.hasOwn(fields, key) ? fields[key] : undefined;
}
