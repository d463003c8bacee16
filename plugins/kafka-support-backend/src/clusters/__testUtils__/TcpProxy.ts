import { once } from 'node:events';
import {
  connect,
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import type { Address } from '../kafka/clientSettings';

/** Stands between a client and a broker and lets a test spoil what they say. */
export class TcpProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #answers: 'pass' | 'swallow' | 'cut' = 'pass';
  /** How many connections clients made until now. */
  accepted = 0;

  /** @param target - absent: whoever connects hears nothing */
  static async start(target?: Address): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  private constructor(target?: Address) {
    this.#server = createServer(client => {
      this.accepted += 1;
      this.#track(client);
      if (!target) {
        client.resume();
        return;
      }
      const broker = connect(target);
      this.#track(broker);
      client.pipe(broker);
      broker.on('data', answer => {
        if (this.#answers === 'pass') client.write(answer);
        if (this.#answers === 'cut') client.destroy();
      });
    });
  }

  get address(): Address {
    const { port } = this.#server.address() as AddressInfo;
    return { host: '127.0.0.1', port };
  }

  /** Clients that are connected now. */
  async connections(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.getConnections((error, count) =>
        error ? reject(error) : resolve(count),
      );
    });
  }

  /** What becomes of the brokers' answers from now on. */
  answers(what: 'pass' | 'swallow' | 'cut'): void {
    this.#answers = what;
  }

  /** Ends what is connected, as a broker does with idle clients. */
  dropAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.dropAll();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #track(socket: Socket) {
    this.#sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
