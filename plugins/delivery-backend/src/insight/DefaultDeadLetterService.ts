import { DeadLetterList } from '@delivery-stack/backstage-plugin-delivery-common';
import { DeadLetterStore } from '../database/DeadLetterStore';
import { cursorOf, positionOf } from './cursor';
import { DeadLetterRequest, DeadLetterService } from './services';
import { iso } from './window';

const QUERY = { list: 'dead-letters' };

/** Lists what could not be stored. @internal */
export class DefaultDeadLetterService implements DeadLetterService {
  readonly #deadLetters: DeadLetterStore;

  static create(options: { deadLetters: DeadLetterStore }) {
    return new DefaultDeadLetterService(options);
  }

  private constructor(options: { deadLetters: DeadLetterStore }) {
    this.#deadLetters = options.deadLetters;
  }

  async listDeadLetters(request: DeadLetterRequest): Promise<DeadLetterList> {
    const { cursor, limit } = request;
    const before =
      cursor === undefined ? undefined : positionOf(QUERY, cursor).id;
    const letters = await this.#deadLetters.list({ limit: limit + 1, before });
    const shown = letters.slice(0, limit);
    const last = shown[shown.length - 1];
    return {
      items: shown.map(({ id, source, received, reason, body }) => ({
        id: String(id),
        source,
        receivedAt: iso(received),
        reason,
        body,
      })),
      pageInfo:
        letters.length > limit
          ? {
              nextCursor: cursorOf(QUERY, { id: last.id, value: 0, asOf: 0 }),
            }
          : {},
    };
  }
}
