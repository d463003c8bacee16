import type { Config } from '@backstage/config';
import {
  environments,
  managingTools,
  modes,
  type Mode,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterFacts } from '@kafka-support/backstage-plugin-kafka-support-node';
import { z } from 'zod';
import {
  formatAddress,
  saslMechanisms,
  type Address,
  type ClientSettings,
  type SaslMechanism,
} from './kafka/clientSettings';

import type { ElsewhereConfig } from './types';

const PATH = 'kafkaSupport.clusters';

const addressSchema = z.string().transform((text, context): Address => {
  const [, bracketed, plain, port] =
    /^(?:\[([0-9a-f:]+)\]|([^\s:/,]+)):(\d{1,5})$/i.exec(text) ?? [];
  if (!port || Number(port) < 1 || Number(port) > 65_535) {
    context.addIssue(
      `"${text.slice(
        0,
        300,
      )}" must be an address such as "broker-1.example.com:9092"`,
    );
    return z.NEVER;
  }
  return { host: bracketed ?? plain, port: Number(port) };
});
const addressesSchema = z
  .array(addressSchema)
  .min(1, 'must hold at least one address such as "broker-1.example.com:9092"');

const pemSchema = z.string().refine(text => text.includes('-----BEGIN '), {
  message:
    'must be PEM, beginning with "-----BEGIN"; include a file with "$file: path"',
});

const sslSchema = z
  .strictObject({
    ca: pemSchema.optional(),
    cert: pemSchema.optional(),
    key: pemSchema.optional(),
    serverName: z.string().min(1).optional(),
    rejectUnauthorized: z.boolean().optional(),
  })
  .refine(ssl => !ssl.cert === !ssl.key, {
    message: 'must hold both cert and key, or neither',
  });

/** Mechanisms as the configuration spells them, by what Kafka calls them. */
const mechanismBySpelling = Object.fromEntries(
  saslMechanisms.map(name => [name.toLowerCase(), name]),
) as Record<Lowercase<SaslMechanism>, SaslMechanism>;

const definitionSchema = z.union(
  [
    z.strictObject({
      path: z.string().min(1).max(1000),
      managedBy: z.literal('strimzi'),
    }),
    z.strictObject({
      url: z.url().max(1000),
      managedBy: z.literal('strimzi'),
    }),
  ],
  {
    error:
      'must hold "path" or "url" of a file of KafkaTopic manifests, and "managedBy: strimzi"; what other tools manage is named under "managed"',
  },
);

const managedSchema = z.strictObject({
  by: z.enum(managingTools),
  topics: z
    .array(
      z
        .string()
        .max(250)
        .regex(
          /^[a-zA-Z0-9._-]+\*?$/,
          'must be a topic such as "payments.ledger.v1", or the beginning of names such as "payments.*"',
        ),
    )
    .min(1)
    .max(1000),
  where: z.string().min(1).max(1000).optional(),
});

const clusterSchema = z.strictObject({
  title: z.string().min(1).optional(),
  environment: z.enum(environments),
  mode: z.enum(modes).default('observe'),
  modes: z.record(z.string().min(1), z.enum(modes)).default({}),
  bootstrapServers: addressesSchema,
  publicBootstrapServers: addressesSchema.optional(),
  clientId: z.string().min(1).default('kafka-support'),
  timeoutMs: z.int().min(500).max(10_000).default(5000),
  definitions: z.array(definitionSchema).max(100).optional(),
  managed: z.array(managedSchema).max(100).optional(),
  ssl: z.union([z.literal(true), sslSchema]).optional(),
  sasl: z
    .strictObject({
      mechanism: z.enum(
        Object.keys(mechanismBySpelling) as Lowercase<SaslMechanism>[],
      ),
      username: z.string().min(1),
      password: z.string().min(1),
    })
    .optional(),
});

/** One cluster of the configuration, ready to use. `client` holds secrets. */
export interface ClusterConfig {
  facts: ClusterFacts;
  mode: Mode;
  modesByKind: Record<string, Mode>;
  client: ClientSettings;
  elsewhere: ElsewhereConfig;
}

/**
 * Reads `kafkaSupport.clusters`. Messages never hold a value that may be a
 * secret.
 *
 * @throws Error that names the path of every wrong key
 */
export function readClustersConfig(config: Config): ClusterConfig[] {
  const clusters = config.getOptional(PATH) ?? {};
  const problems: string[] = [];
  const ids = z.record(z.string(), z.unknown()).safeParse(clusters);
  if (!ids.success)
    throw new Error(
      `${PATH}: must hold one object for each cluster, by its id`,
    );

  const read = Object.entries(ids.data).flatMap(([id, value]) => {
    if (!/^[a-z0-9][a-z0-9._-]*$/i.test(id)) {
      problems.push(
        `${PATH}.${id}: "${id}" must hold only letters, digits, ".", "_" and "-"`,
      );
      return [];
    }
    const parsed = clusterSchema.safeParse(value);
    if (parsed.success) return [toClusterConfig(id, parsed.data)];
    problems.push(
      ...parsed.error.issues.map(
        issue => `${[PATH, id, ...issue.path].join('.')}: ${issue.message}`,
      ),
    );
    return [];
  });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return read;
}

function toClusterConfig(
  id: string,
  cluster: z.output<typeof clusterSchema>,
): ClusterConfig {
  const { ssl, sasl, bootstrapServers, timeoutMs, clientId } = cluster;
  const mechanism = sasl && mechanismBySpelling[sasl.mechanism];
  const shown = cluster.publicBootstrapServers ?? bootstrapServers;
  return {
    facts: {
      id,
      title: cluster.title ?? id,
      environment: cluster.environment,
      bootstrapServers: shown.map(formatAddress).join(','),
      securityProtocol: `${sasl ? 'SASL_' : ''}${
        ssl ? 'SSL' : 'PLAINTEXT'
      }` as const,
      saslMechanism: mechanism,
    },
    mode: cluster.mode,
    modesByKind: cluster.modes,
    elsewhere: {
      ...(cluster.definitions && { definitions: cluster.definitions }),
      ...(cluster.managed && { managed: cluster.managed }),
    },
    client: {
      clientId,
      bootstrapServers,
      timeoutMs,
      tls: ssl === true ? {} : ssl,
      sasl: sasl &&
        mechanism && {
          mechanism,
          username: sasl.username,
          password: sasl.password,
        },
    },
  };
}
