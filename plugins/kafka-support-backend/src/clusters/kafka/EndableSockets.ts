import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

/**
 * Sockets of one kafkajs client that can be ended for good. kafkajs itself goes
 * on connecting and sending after it was told to disconnect; once this has
 * ended, nothing leaves any more.
 */
export class EndableSockets {
  readonly #sockets = new Set<Socket>();
  #ended = false;

  readonly factory: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    if (this.#ended) throw new Error('The call was given up');
    const socket = ssl
      ? connectTls(
          { host, port, ...(!isIP(host) && { servername: host }), ...ssl },
          onConnect,
        )
      : connectTcp({ host, port }, onConnect);
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    return socket;
  };

  end(): void {
    this.#ended = true;
    for (const socket of this.#sockets) {
      // kafkajs may have let go of it: an error that nobody hears would be fatal.
      socket.on('error', () => {});
      socket.destroy(new Error('The call was given up'));
    }
  }
}
