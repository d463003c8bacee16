import type {
  ConnectionSettings,
  TopicCreateSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterFacts } from '@kafka-support/backstage-plugin-kafka-support-node';

/** Escapes a value of a Java properties file. */
function propertyValue(value: string): string {
  return value
    .replace(/\\/g, '\\\\')
    .replace(/^ /, '\\ ')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r');
}

function properties(entries: Record<string, string>): string {
  const lines = Object.entries(entries).map(
    ([key, value]) => `${key}=${propertyValue(value)}`,
  );
  return `${lines.join('\n')}\n`;
}

/** How to connect. Credentials are never known here: their place is marked. */
function connection(cluster: ClusterFacts): Record<string, string> {
  const entries: Record<string, string> = {
    'bootstrap.servers': cluster.bootstrapServers,
    'security.protocol': cluster.securityProtocol,
  };
  if (cluster.securityProtocol.startsWith('SASL_') && cluster.saslMechanism) {
    const mechanism = cluster.saslMechanism.toUpperCase();
    const login = mechanism.startsWith('SCRAM')
      ? 'org.apache.kafka.common.security.scram.ScramLoginModule'
      : 'org.apache.kafka.common.security.plain.PlainLoginModule';
    entries['sasl.mechanism'] = mechanism;
    entries[
      'sasl.jaas.config'
    ] = `${login} required username="<user>" password="<password>";`;
  }
  if (cluster.securityProtocol === 'SSL') {
    entries['ssl.keystore.type'] = 'PEM';
    entries['ssl.keystore.location'] = '<your certificate and key>.pem';
  }
  return entries;
}

/**
 * Client settings to copy: one file for each producer and consumer that the
 * request names, else one of each to fill in.
 */
export function connectionSettingsOf(
  spec: TopicCreateSpec,
  cluster: ClusterFacts,
): ConnectionSettings[] {
  const producers: { principal?: string; transactionalId?: string }[] = spec
    .producers?.length
    ? spec.producers
    : [{}];
  const consumers: { principal?: string; group: string }[] = spec.consumers
    ?.length
    ? spec.consumers
    : [{ group: '<your group>' }];
  const title = (file: string, principal?: string) =>
    principal ? `${file} for ${principal}` : file;
  return [
    ...producers.map(({ principal, transactionalId }) => ({
      title: title('producer.properties', principal),
      language: 'properties' as const,
      text: properties({
        ...connection(cluster),
        acks: 'all',
        'enable.idempotence': 'true',
        ...(transactionalId && { 'transactional.id': transactionalId }),
      }),
    })),
    ...consumers.map(({ principal, group }) => ({
      title: title('consumer.properties', principal),
      language: 'properties' as const,
      text: properties({
        ...connection(cluster),
        'group.id': group,
        'auto.offset.reset': 'earliest',
      }),
    })),
  ];
}
