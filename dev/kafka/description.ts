/** Ways into a broker, by Kafka's name of the protocol. */
export const clientListeners = [
  'PLAINTEXT',
  'SASL_PLAINTEXT',
  'SASL_SSL',
  'SSL',
] as const;

export type ClientListener = (typeof clientListeners)[number];

export interface NodeDescription {
  id: number;
  pid: number;
  dir: string;
  /** `host:port` by listener. */
  listeners: Partial<Record<ClientListener, string>>;
}

/**
 * Everything a test or a client needs to know of a running cluster. As JSON it
 * is what `KAFKA_SUPPORT_TEST_KAFKA` points to.
 */
export interface ClusterDescription {
  clusterId: string;
  nodes: NodeDescription[];
  /** `host:port` of all nodes, by listener. */
  bootstrap: Partial<Record<ClientListener, string[]>>;
  /** Without SASL and certificates nobody is asked who they are. */
  secured?: {
    /** Mechanisms of the two SASL listeners. */
    saslMechanisms: ['SCRAM-SHA-512', 'PLAIN'];
    /** Passwords by user name. `admin` may do everything, the others nothing that no ACL grants. */
    users: Record<string, string>;
    /** Path of the authority that signed the brokers' certificates. */
    ca: string;
    /** Paths of client certificates for the SSL listener, by user name. */
    clients: Record<string, { cert: string; key: string }>;
  };
  /**
   * Base of `POST <control>/nodes/<id>/kill`, `/stop` and `/start`. Each
   * answers when it is done; a node that was killed takes its partitions
   * offline after about ten seconds.
   */
  control?: string;
}
