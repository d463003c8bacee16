/** How clients reach one cluster. Holds secrets: never logged, never answered. */
export interface ClientSettings {
  clientId: string;
  bootstrapServers: Address[];
  tls?: {
    ca?: string;
    cert?: string;
    key?: string;
    serverName?: string;
    rejectUnauthorized?: boolean;
  };
  sasl?: {
    mechanism: SaslMechanism;
    username: string;
    password: string;
  };
  /** Default deadline of one call. */
  timeoutMs: number;
}

export interface Address {
  host: string;
  port: number;
}

/** As Kafka spells them. */
export const saslMechanisms = [
  'PLAIN',
  'SCRAM-SHA-256',
  'SCRAM-SHA-512',
] as const;
export type SaslMechanism = (typeof saslMechanisms)[number];

export function formatAddress({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
