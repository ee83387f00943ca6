import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import { Readable } from 'node:stream';

/** A document about an entity of the catalog. */
type EntityDocument = IndexableDocument & { entityRef: string };

/** What a collator makes documents of. */
export interface DeliveryCollatorOptions {
  /** Type of the documents; filters of search and the frontend know it. */
  type: string;
  /** Reads all of them, or fails. */
  read(): Promise<readonly EntityDocument[]>;
}

/**
 * Makes documents that whoever may read their entity in the catalog may find.
 *
 * @remarks
 * Everything is read before the first document is given: where reading fails,
 * the engine has received nothing, and keeps the index that it has.
 *
 * @public
 */
export class DeliveryCollatorFactory implements DocumentCollatorFactory {
  readonly type: string;
  readonly visibilityPermission = catalogEntityReadPermission;
  readonly #read: DeliveryCollatorOptions['read'];

  static create(options: DeliveryCollatorOptions): DeliveryCollatorFactory {
    return new DeliveryCollatorFactory(options);
  }

  private constructor(options: DeliveryCollatorOptions) {
    this.type = options.type;
    this.#read = options.read;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<IndexableDocument> {
    for (const document of await this.#read()) {
      yield { ...document, authorization: { resourceRef: document.entityRef } };
    }
  }
}
