import type { ClusterFacts } from '@kafka-support/backstage-plugin-kafka-support-node';

/**
 * One word of a POSIX shell command. What holds anything but harmless letters
 * is put in single quotes, where nothing is special but the quote itself.
 */
export function shellQuote(word: string): string {
  if (/^[A-Za-z0-9_.:,@%+=/-]+$/.test(word)) return word;
  return `'${word.replace(/'/g, `'\\''`)}'`;
}

/**
 * A command line of Kafka's own tools against a cluster. Where the cluster asks
 * for authentication or TLS the tools read it from a file, never from the
 * command line.
 */
export function kafkaCommand(
  tool:
    | 'kafka-topics.sh'
    | 'kafka-configs.sh'
    | 'kafka-acls.sh'
    | 'kafka-consumer-groups.sh'
    | 'kafka-get-offsets.sh',
  cluster: ClusterFacts,
  words: string[],
): string {
  const access =
    cluster.securityProtocol === 'PLAINTEXT'
      ? []
      : ['--command-config', 'admin.properties'];
  return [
    tool,
    '--bootstrap-server',
    cluster.bootstrapServers,
    ...access,
    ...words,
  ]
    .map(shellQuote)
    .join(' ');
}
