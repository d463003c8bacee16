import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Caller } from '../requests';

/** Who asks, from credentials that the edge has checked. */
export interface CallerResolver {
  /**
   * The groups are those of the catalog, parents included.
   *
   * @throws AuthenticationError for credentials of nobody
   */
  resolve(credentials: BackstageCredentials): Promise<Caller>;
}
