import type { Certificates } from './certificates.ts';
import type { ClientListener } from './description.ts';

export interface NodePorts {
  controller: number;
  clients: Partial<Record<ClientListener, number>>;
}

export interface NodeProperties {
  id: number;
  dataDir: string;
  ports: NodePorts;
  /** Controller port of every node of the cluster, by node id. */
  controllers: Record<number, number>;
  secured?: { users: Record<string, string>; certificates: Certificates };
}

const host = '127.0.0.1';

/** The `server.properties` of one combined KRaft node. */
export function serverProperties(node: NodeProperties): string {
  const clients = Object.entries(node.ports.clients) as [
    ClientListener,
    number,
  ][];
  const controllers = Object.entries(node.controllers);
  const copies = Math.min(3, controllers.length);
  const listeners = clients.map(([name, port]) => `${name}://${host}:${port}`);

  const properties: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': node.id,
    'broker.rack': `zone-${node.id}`,
    'controller.quorum.voters': controllers
      .map(([id, port]) => `${id}@${host}:${port}`)
      .join(','),
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    listeners: [
      `CONTROLLER://${host}:${node.ports.controller}`,
      ...listeners,
    ].join(','),
    'advertised.listeners': listeners.join(','),
    'listener.security.protocol.map': [
      'CONTROLLER:PLAINTEXT',
      ...clients.map(([name]) => `${name}:${name}`),
    ].join(','),
    'log.dirs': node.dataDir,

    'authorizer.class.name':
      'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    // Controllers talk in plain text, so nobody in particular is in charge.
    'super.users': 'User:admin;User:ANONYMOUS',

    'auto.create.topics.enable': false,
    'delete.topic.enable': true,
    'group.initial.rebalance.delay.ms': 0,
    'default.replication.factor': copies,
    'offsets.topic.replication.factor': copies,
    'offsets.topic.num.partitions': 6,
    'transaction.state.log.replication.factor': copies,
    'transaction.state.log.min.isr': Math.min(2, copies),
    'transaction.state.log.num.partitions': 6,
    'share.coordinator.state.topic.replication.factor': copies,
    'share.coordinator.state.topic.min.isr': Math.min(2, copies),
    'share.coordinator.state.topic.num.partitions': 3,
    ...(node.secured ? securityProperties(node.secured) : {}),
  };
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

function securityProperties({
  users,
  certificates,
}: NonNullable<NodeProperties['secured']>): Record<string, string> {
  const common = 'org.apache.kafka.common.security';
  const plain = [
    `${common}.plain.PlainLoginModule required`,
    ...Object.entries(users).map(
      ([name, password]) => `user_${name}="${password}"`,
    ),
  ].join(' ');
  const scram = `${common}.scram.ScramLoginModule required;`;
  return {
    'sasl.enabled.mechanisms': 'SCRAM-SHA-512,PLAIN',
    'listener.name.sasl_plaintext.scram-sha-512.sasl.jaas.config': scram,
    'listener.name.sasl_plaintext.plain.sasl.jaas.config': `${plain};`,
    'listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config': scram,
    'listener.name.sasl_ssl.plain.sasl.jaas.config': `${plain};`,
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': certificates.broker,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': certificates.ca,
    // On the SSL listener the certificate says who it is: CN=billing is User:billing.
    'listener.name.ssl.ssl.client.auth': 'required',
    'ssl.principal.mapping.rules': 'RULE:^CN=([^,]+).*$/$1/,DEFAULT',
  };
}
