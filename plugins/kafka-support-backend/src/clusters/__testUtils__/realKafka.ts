import { readFileSync } from 'node:fs';
import type { ClusterFaults } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { z } from 'zod';
import type { Address, ClientSettings } from '../kafka/clientSettings';

const listener = z.array(z.string()).min(1);
const nodesSchema = z.object({
  nodes: z.array(z.object({ id: z.number(), pid: z.number() })).length(3),
});
const descriptionSchema = nodesSchema.extend({
  bootstrap: z.object({
    PLAINTEXT: listener,
    SASL_PLAINTEXT: listener,
    SASL_SSL: listener,
    SSL: listener,
  }),
  secured: z.object({
    users: z.object({ admin: z.string() }).catchall(z.string()),
    ca: z.string(),
    clients: z.object({
      admin: z.object({ cert: z.string(), key: z.string() }),
    }),
  }),
  control: z.string(),
});
type Description = z.infer<typeof descriptionSchema>;
type Listener = keyof Description['bootstrap'];

/** The real cluster that tests named `*.kafka.test.ts` run against. */
export interface RealKafka {
  plaintext(): ClientSettings;
  scramOverTls(): ClientSettings;
  plainOverTls(): ClientSettings;
  plainWithoutTls(): ClientSettings;
  mutualTls(): ClientSettings;
  readonly ca: string;
  /** Of a user that no ACL grants anything. */
  passwordOf(user: 'orders-api'): string;
  readonly faults: ClusterFaults;
}

/**
 * Reads where the cluster is. `dev/test` starts it and sets the variable.
 *
 * @throws Error when there is none: a test that needs it must not pass without
 */
export function realKafka(): RealKafka {
  const path = process.env.KAFKA_SUPPORT_TEST_KAFKA;
  if (!path) {
    throw new Error(
      'KAFKA_SUPPORT_TEST_KAFKA is not set. Tests named *.kafka.test.ts need a real cluster of three secured nodes: run them through dev/test, or start one with "node dev/kafka/main.ts --nodes 3 --secured > FILE" and set the variable to FILE',
    );
  }
  const description = descriptionSchema.parse(
    JSON.parse(readFileSync(path, 'utf8')),
  );
  const { bootstrap, secured } = description;
  const ca = readFileSync(secured.ca, 'utf8');
  const settings = (name: Listener): ClientSettings => ({
    clientId: 'kafka-support-test',
    bootstrapServers: bootstrap[name].map(toAddress),
    timeoutMs: 5000,
  });
  const credentials = { username: 'admin', password: secured.users.admin };
  return {
    ca,
    passwordOf: user => secured.users[user],
    faults: faultsOf(description),
    plaintext: () => settings('PLAINTEXT'),
    scramOverTls: () => ({
      ...settings('SASL_SSL'),
      tls: { ca },
      sasl: { mechanism: 'SCRAM-SHA-512', ...credentials },
    }),
    plainOverTls: () => ({
      ...settings('SASL_SSL'),
      tls: { ca },
      sasl: { mechanism: 'PLAIN', ...credentials },
    }),
    plainWithoutTls: () => ({
      ...settings('SASL_PLAINTEXT'),
      sasl: { mechanism: 'PLAIN', ...credentials },
    }),
    mutualTls: () => ({
      ...settings('SSL'),
      tls: {
        ca,
        cert: readFileSync(secured.clients.admin.cert, 'utf8'),
        key: readFileSync(secured.clients.admin.key, 'utf8'),
      },
    }),
  };
}

/** An address that nobody listens on: the port is reserved. */
export function unreachable(settings: ClientSettings): ClientSettings {
  return { ...settings, bootstrapServers: [{ host: '127.0.0.1', port: 1 }] };
}

function toAddress(text: string): Address {
  const [host, port] = text.split(':');
  return { host, port: Number(port) };
}

function faultsOf({ control }: Description): ClusterFaults {
  const order = async (id: number, action: 'kill' | 'start') => {
    const response = await fetch(`${control}/nodes/${id}/${action}`, {
      method: 'POST',
    });
    if (!response.ok)
      throw new Error(`Node ${id} would not ${action}: ${response.status}`);
    return nodesSchema.parse(await response.json());
  };
  // Frozen, not killed: two of three nodes hold still, so that the third can
  // neither elect a controller nor notice within seconds that they are gone.
  const signal = async (name: NodeJS.Signals) => {
    // To start what runs changes nothing and tells the ids of the processes now.
    const { nodes } = await order(1, 'start');
    for (const { id, pid } of nodes)
      if (id !== 1 && pid > 0) process.kill(pid, name);
  };
  return {
    killBroker: async id => void (await order(id, 'kill')),
    startBroker: async id => void (await order(id, 'start')),
    loseQuorum: () => signal('SIGSTOP'),
    restoreQuorum: () => signal('SIGCONT'),
  };
}
