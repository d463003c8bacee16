import { join } from 'node:path';
import { root } from '../lib/paths.ts';
import type { KafkaAccess } from '../seed/connect.ts';

/** What a cluster under `kafkaSupport.clusters` is told besides how to connect. */
interface ClusterPurpose {
  title: string;
  environment: 'development' | 'staging' | 'production';
  mode?: 'observe' | 'propose' | 'apply';
  definitions?: { path: string; managedBy: 'strimzi' }[];
}

/** One entry of `kafkaSupport.clusters`, as secure as the cluster can be talked to. */
function clusterConfig(
  access: KafkaAccess,
  purpose: ClusterPurpose,
): Record<string, unknown> {
  const described = { mode: 'apply', ...purpose };
  if (!access.secured) {
    return { ...described, bootstrapServers: access.bootstrap.PLAINTEXT };
  }
  return {
    ...described,
    bootstrapServers: access.bootstrap.SASL_SSL,
    ssl: { ca: { $file: access.secured.ca } },
    sasl: {
      mechanism: 'scram-sha-512',
      username: 'admin',
      password: access.secured.users.admin,
    },
  };
}

/** `kafkaSupport.clusters` of the example organisation; without `dev` on a cluster of one's own. */
export function exampleConfig(clusters: {
  production: KafkaAccess;
  development?: KafkaAccess;
}): Record<string, unknown> {
  const { production, development } = clusters;
  return {
    prod: clusterConfig(production, {
      title: 'Production',
      environment: 'production',
      ...(development && {
        definitions: [
          {
            path: join(root, 'dev/seed/strimzi-topics.yaml'),
            managedBy: 'strimzi',
          },
        ],
      }),
    }),
    ...(development && {
      dev: clusterConfig(development, {
        title: 'Development',
        environment: 'development',
      }),
    }),
  };
}
