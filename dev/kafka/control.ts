import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KafkaCluster } from './cluster.ts';

const actions = ['start', 'stop', 'kill'] as const;

/**
 * Lets tests in other processes take nodes down and up again. Listens on the
 * loopback interface only.
 *
 * @returns the base address, and how to close it
 */
export async function serveControl(
  cluster: KafkaCluster,
): Promise<{ address: string; close(): void }> {
  const server = createServer((request, response) => {
    const [, id, name] =
      /^\/nodes\/(\d+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const action = actions.find(each => each === name);
    const answer = (status: number, body: unknown) =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(body));
    if (request.method !== 'POST' || !action) {
      answer(404, { error: `Only POST /nodes/<id>/{${actions}} is known` });
      return;
    }
    Promise.resolve()
      .then(() => cluster.node(Number(id))[action]())
      .then(
        () => answer(200, cluster.describe()),
        error => answer(500, { error: String(error) }),
      );
  });
  await listen(server);
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
}
