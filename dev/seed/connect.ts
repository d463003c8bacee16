import { Kafka, logLevel, type KafkaConfig } from 'kafkajs';
import type { ClusterDescription } from '../kafka/description.ts';

/** What a client needs to know of a cluster. */
export type KafkaAccess = Pick<ClusterDescription, 'bootstrap' | 'secured'>;

/**
 * A client that is known to the brokers by the user's name, where the cluster
 * asks who somebody is.
 */
export function connect(access: KafkaAccess, user: string): Kafka {
  const config: Partial<KafkaConfig> = access.secured
    ? {
        brokers: access.bootstrap.SASL_PLAINTEXT,
        sasl: {
          mechanism: 'scram-sha-512',
          username: user,
          password: access.secured.users[user],
        },
      }
    : { brokers: access.bootstrap.PLAINTEXT };
  return new Kafka({
    clientId: user,
    logLevel: logLevel.NOTHING,
    brokers: [],
    ...config,
  });
}
