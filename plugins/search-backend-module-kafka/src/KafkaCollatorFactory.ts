import { Readable } from 'node:stream';
import type { Permission } from '@backstage/plugin-permission-common';
import type {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';

/**
 * Collates one type of documents as they are read, page after page.
 *
 * A read that fails ends the run with its error: the search keeps the index that
 * it has, since half of it would look like the rest is gone.
 */
export class KafkaCollatorFactory implements DocumentCollatorFactory {
  readonly type: string;
  readonly visibilityPermission: Permission;
  readonly #read: () => AsyncIterable<IndexableDocument>;

  static create(options: {
    type: string;
    visibilityPermission: Permission;
    read: () => AsyncIterable<IndexableDocument>;
  }): KafkaCollatorFactory {
    return new KafkaCollatorFactory(options);
  }

  private constructor(options: {
    type: string;
    visibilityPermission: Permission;
    read: () => AsyncIterable<IndexableDocument>;
  }) {
    this.type = options.type;
    this.visibilityPermission = options.visibilityPermission;
    this.#read = options.read;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#read());
  }
}
