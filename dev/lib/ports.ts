import { createServer, type Server } from 'node:net';
import { randomInt } from 'node:crypto';

/*
 * Ports are taken from below the range that systems hand out to outgoing
 * connections, so that a broker which is stopped and started again finds its
 * port still free.
 */
const lowest = 20_000;
const highest = 32_000;

/** Listens on a port of the loopback interface; undefined when it is taken. */
export function holdPort(port: number): Promise<Server | undefined> {
  return new Promise(resolve => {
    const server = createServer(socket => socket.destroy());
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      resolve(server),
    );
  });
}

/** Whether a server could listen on this port of the loopback interface. */
export async function isPortFree(port: number): Promise<boolean> {
  const server = await holdPort(port);
  if (!server) return false;
  await new Promise(closed => server.close(closed));
  return true;
}

/** Finds ports of the loopback interface on which nothing listens. */
export async function freePorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  while (found.size < count) {
    const port = randomInt(lowest, highest);
    if (await isPortFree(port)) found.add(port);
  }
  return [...found];
}
