import type {
  StreamDetail,
  StreamSource,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Caller, StoredRequest } from '../requests';

/** Who looks at a stream, and what the permission framework leaves to them. */
export interface StreamViewer {
  caller: Caller;
  /** Whether they may file requests at all. */
  mayFile: boolean;
  /** Whether they may know of a request. */
  mayRead(request: StoredRequest): boolean;
}

/** One stream as a whole. */
export interface Streams {
  /**
   * A cluster that does not answer leaves its figures unknown, each with the
   * reason; what is in our own records and in the catalog is still there.
   *
   * @throws NotFoundError for an unknown cluster, or a topic that neither the
   * cluster nor any record knows
   * @throws InputError for a name that no topic can have
   */
  read(
    stream: { cluster: string; topic: string; from?: StreamSource },
    viewer: StreamViewer,
  ): Promise<StreamDetail>;
}
