import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { EntityCost } from '@delivery-stack/backstage-plugin-delivery-common';
import { Clock } from '../insight/Clock';
import { iso } from '../insight/window';
import { CostReader } from '../outcomes/CostReader';
import { EntityReaders } from '../permissions/EntityReaders';

/** Says what an entity costs, to whoever may read it in the catalog. @internal */
export class CostService {
  readonly #options: Parameters<typeof CostService.create>[0];

  static create(options: {
    costs: CostReader;
    readers: Pick<EntityReaders, 'mayRead'>;
    clock: Clock;
  }): CostService {
    return new CostService(options);
  }

  private constructor(options: Parameters<typeof CostService.create>[0]) {
    this.#options = options;
  }

  /** The current month, UTC, up to the last day that was delivered. */
  async ofMonth(
    entityRef: string,
    who: { credentials: BackstageCredentials },
  ): Promise<EntityCost> {
    const { costs, readers, clock } = this.#options;
    const ref = entityRef.toLocaleLowerCase('en-US');
    if (!(await readers.mayRead(ref, who))) {
      throw new NotFoundError(`There is no ${entityRef}`);
    }
    const now = clock();
    const window = { since: startOfMonth(now), until: now };
    const { connected, through, unmatched } = await costs.coverage(window);
    const spent = await costs.spend([ref], window);
    return {
      asOf: iso(now),
      entityRef: ref,
      connected,
      since: iso(window.since).slice(0, 10),
      ...(through !== undefined && { through }),
      spent: spent.map(({ currency, effective }) => ({
        currency,
        amount: Number(effective),
      })),
      unmatched: unmatched.map(({ currency, amount, share }) => ({
        currency,
        amount: Number(amount),
        share,
      })),
    };
  }
}

function startOfMonth(instant: number): number {
  const date = new Date(instant);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}
