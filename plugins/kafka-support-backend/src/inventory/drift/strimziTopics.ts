import { topicNameSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

/** Documents of one file. */
const MAX_DOCUMENTS = 20_000;
/** Aliases of one document, which could grow it without end. */
const MAX_ALIASES = 100;

const count = z
  .union([z.int(), z.bigint()])
  .transform(Number)
  .pipe(z.int().positive());
const value = z
  .union([z.string(), z.number(), z.bigint(), z.boolean()])
  .transform(String);

/** A `KafkaTopic` of Strimzi, as far as it is compared. */
const kafkaTopicSchema = z.object({
  metadata: z.object({
    name: z.string(),
    annotations: z.record(z.string(), z.unknown()).nullish(),
  }),
  spec: z
    .object({
      topicName: z.string().nullish(),
      partitions: count.nullish(),
      replicas: count.nullish(),
      config: z.record(z.string(), value).nullish(),
    })
    .nullish(),
});

const kindSchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  items: z.array(z.unknown()).optional(),
});

/** A topic as a manifest has it. */
export interface StrimziTopic {
  name: string;
  partitions?: number;
  replicationFactor?: number;
  config?: Record<string, string>;
}

/**
 * Topics of Strimzi manifests: YAML of one or more documents, of which those of
 * the kind `KafkaTopic` count. One that Strimzi is told to leave alone
 * (`strimzi.io/managed: "false"`) is not defined by it.
 *
 * @throws Error that says where it is not what it should be
 */
export function strimziTopics(text: string): StrimziTopic[] {
  const documents = parseAllDocuments(text, { intAsBigInt: true });
  if (!Array.isArray(documents)) return [];
  if (documents.length > MAX_DOCUMENTS)
    throw new Error(
      `it has ${documents.length} documents, at most ${MAX_DOCUMENTS} are read`,
    );
  const topics = documents.flatMap((document, index) => {
    const [error] = document.errors;
    if (error) throw new Error(`it is no YAML: ${error.message}`);
    const content: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return topicsOf(content, `document ${index + 1}`);
  });
  const names = new Set<string>();
  for (const { name } of topics) {
    if (names.has(name))
      throw new Error(`it defines the topic "${name}" twice`);
    names.add(name);
  }
  return topics;
}

function topicsOf(content: unknown, where: string): StrimziTopic[] {
  const kind = kindSchema.safeParse(content).data;
  if (kind?.kind === 'List')
    return (kind.items ?? []).flatMap((each, index) =>
      topicsOf(each, `${where}, item ${index + 1}`),
    );
  if (
    kind?.kind !== 'KafkaTopic' ||
    !kind.apiVersion.startsWith('kafka.strimzi.io/')
  )
    return [];
  const { data, error } = kafkaTopicSchema.safeParse(content);
  if (error) throw new Error(`${where}: ${sentenceOf(error.issues[0])}`);
  const { metadata, spec } = data;
  if (String(metadata.annotations?.['strimzi.io/managed']) === 'false')
    return [];
  const name = topicNameSchema.safeParse(spec?.topicName ?? metadata.name);
  if (name.error)
    throw new Error(`${where}: the name ${name.error.issues[0].message}`);
  return [
    {
      name: name.data,
      partitions: spec?.partitions ?? undefined,
      replicationFactor: spec?.replicas ?? undefined,
      config: spec?.config ?? undefined,
    },
  ];
}

function sentenceOf({ path, message }: z.core.$ZodIssue): string {
  return `"${path.join('.')}": ${message}`;
}
