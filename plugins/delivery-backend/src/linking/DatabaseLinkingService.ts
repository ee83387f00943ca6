import { Linking } from '@delivery-stack/backstage-plugin-delivery-common';
import { Rules } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { Clock } from '../insight/Clock';
import { kept } from '../insight/kept';
import { DAY, iso } from '../insight/window';
import { changeShare } from './changeShare';
import { deploymentShare } from './deploymentShare';
import { LinkingService } from './LinkingService';
import { ticketShare } from './ticketShare';

/** How far back is looked: what is linked now matters, not years ago. */
const DAYS = 90;

/** How long an answer is kept: the page asks again every few seconds. */
const KEEP_MS = 60_000;

/** See {@link createLinking}. */
export interface LinkingOptions {
  knex: Knex;
  rules: Rules;
  clock: Clock;
}

/**
 * Asks the database what could be linked, once a minute at most.
 *
 * @remarks One query after the other: they are heavy, and nobody is in haste.
 *
 * @internal
 */
export class DatabaseLinkingService implements LinkingService {
  readonly #options: LinkingOptions;
  /** What could be linked, as it was asked last. */
  readonly share: () => Promise<Linking>;

  static create(options: LinkingOptions): DatabaseLinkingService {
    return new DatabaseLinkingService(options);
  }

  private constructor(options: LinkingOptions) {
    this.#options = options;
    const { clock } = options;
    this.share = kept(() => this.#ask(clock()), { clock, ms: KEEP_MS });
  }

  async #ask(until: number): Promise<Linking> {
    const { knex, rules } = this.#options;
    const window = { since: until - DAYS * DAY, until };
    return {
      since: iso(window.since),
      until: iso(until),
      deployments: await deploymentShare(knex, window),
      changes: await changeShare(knex, { window, rules }),
      tickets: await ticketShare(knex, window),
    };
  }
}

/** Says what share of what came in lately belongs to journeys. */
export function createLinking(options: LinkingOptions): LinkingService {
  return DatabaseLinkingService.create(options);
}
