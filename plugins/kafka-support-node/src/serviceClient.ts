import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { KafkaSupportClient } from '@kafka-support/backstage-plugin-kafka-support-common';

/** What does not answer within this is given up, so that no scheduled task hangs. */
const TIMEOUT_MS = 60_000;

/**
 * The client of the Kafka support backend for modules of other plugins, which
 * ask as the service that they run in.
 *
 * @public
 */
export function createServiceClient(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}): KafkaSupportClient {
  const { auth, discovery } = options;
  return new KafkaSupportClient({
    discoveryApi: discovery,
    fetchApi: {
      fetch: async (input, init) => {
        const { token } = await auth.getPluginRequestToken({
          onBehalfOf: await auth.getOwnServiceCredentials(),
          targetPluginId: 'kafka-support',
        });
        const headers = new Headers(init?.headers);
        headers.set('authorization', `Bearer ${token}`);
        const timeout = AbortSignal.timeout(TIMEOUT_MS);
        return fetch(input, {
          ...init,
          headers,
          signal: init?.signal
            ? AbortSignal.any([init.signal, timeout])
            : timeout,
        });
      },
    },
  });
}
