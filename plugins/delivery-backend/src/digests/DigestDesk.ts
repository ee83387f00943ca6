import { DigestConfig } from '../config/digestConfig';
import { Clock } from '../insight/Clock';
import { NoticeDesk } from '../notices/NoticeDesk';
import { NoticeStore } from '../notices/NoticeStore';
import { digestKey, digestOf } from './digestOf';
import { digestWeek } from './digestWeek';
import { KeptGates } from './KeptGates';
import { OwnedOutcomes } from './OwnedOutcomes';

const LINK = '/delivery/outcomes';

/**
 * Tells each group once a week what changed, and what waits.
 *
 * @remarks
 * May run at any time and in any number: a digest is claimed by group and week
 * before it is sent. A group with nothing to hear is done with for the week as
 * well, so that nothing comes a day late that began to wait meanwhile.
 *
 * @internal
 */
export class DigestDesk {
  readonly #options: Parameters<typeof DigestDesk.create>[0];

  static create(options: {
    config: DigestConfig;
    outcomes: OwnedOutcomes;
    gates: KeptGates;
    notices: NoticeStore;
    desk: NoticeDesk;
    clock: Clock;
  }): DigestDesk {
    return new DigestDesk(options);
  }

  private constructor(options: Parameters<typeof DigestDesk.create>[0]) {
    this.#options = options;
  }

  /** Tells what is due. Never throws for notifications that cannot be sent. */
  async run(signal?: AbortSignal): Promise<void> {
    const { config, outcomes, gates, notices, desk, clock } = this.#options;
    const at = clock();
    const week = digestWeek(config, at);
    const groups = week === undefined ? [] : await this.#untold(week);
    if (week === undefined || groups.length === 0) {
      return;
    }
    const weeks = await outcomes.weeks(at);
    const waits = await gates.waits();
    const digests = groups.map(group => ({
      group,
      digest: digestOf(
        {
          group,
          outcomes: weeks.get(group) ?? [],
          waits: waits.get(group) ?? [],
        },
        { at, week },
      ),
    }));
    for (const { group } of digests.filter(({ digest }) => !digest)) {
      await notices.claim(digestKey(group, week), at);
    }
    await desk.tellAll(
      digests.flatMap(({ digest }) => digest ?? []),
      { link: LINK, ...(signal && { signal }) },
    );
  }

  /** Groups that this week's digest is still to be made for. */
  async #untold(week: string): Promise<string[]> {
    const { config, outcomes, gates, notices } = this.#options;
    const limited = config.groups && new Set(config.groups);
    const groups = [
      ...new Set([...(await outcomes.owners()), ...gates.keepers()]),
    ].filter(group => !limited || limited.has(group));
    const untold = await notices.untold(
      groups.map(group => digestKey(group, week)),
    );
    return groups.filter(group => untold.has(digestKey(group, week)));
  }
}
