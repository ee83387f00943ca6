import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { ActivationStore } from '../../activations/ActivationStore';
import { Clock } from '../../insight/Clock';
import { Notice } from '../../notices/Notice';
import { NoticeDesk } from '../../notices/NoticeDesk';
import { NoticeStore } from '../../notices/NoticeStore';
import { PatternDossier, PatternDossiers } from '../PatternDossiers';
import { ExceptionStore } from '../store/ExceptionStore';
import { Functions } from '../views/signOffView';
import { environmentNotices } from './environmentNotices';
import { exceptionNotices } from './exceptionNotices';
import { signOffNotices } from './signOffNotices';

/** What notices are made of. */
export interface PatternNoticeOptions {
  dossiers: PatternDossiers;
  exceptions: ExceptionStore;
  activations: ActivationStore;
  notices: NoticeStore;
  notifications: NotificationService;
  functions: Functions;
  clock: Clock;
  logger: LoggerService;
}

/**
 * Tells people what waits for them, by Backstage's notifications.
 *
 * @remarks
 * Everything follows from what is stored, so that nothing is lost where a
 * process ends in between: each run tells what was not told yet. Costs one
 * question for each pattern, and a judgement of each content in use.
 *
 * @internal
 */
export class PatternNotices {
  readonly #options: PatternNoticeOptions;
  readonly #desk: NoticeDesk;

  static create(options: PatternNoticeOptions): PatternNotices {
    return new PatternNotices(options);
  }

  private constructor(options: PatternNoticeOptions) {
    this.#options = options;
    this.#desk = NoticeDesk.create({ ...options, about: 'patterns' });
  }

  /** Tells what is new. Never throws for notifications that cannot be sent. */
  async run(
    dossiers: readonly PatternDossier[],
    signal?: AbortSignal,
  ): Promise<void> {
    const { exceptions, functions, clock } = this.#options;
    const asked = await exceptions.list({});
    for (const dossier of dossiers) {
      const { ref, title } = dossier.row;
      const context = { functions, title, now: clock() };
      const notices = [
        ...signOffNotices(dossier, context),
        ...asked
          .filter(row => row.ref === ref)
          .flatMap(row => exceptionNotices(row, context)),
        ...(await this.#ofEnvironments(dossier)),
      ];
      const link = `/delivery/patterns/${encodeURIComponent(ref)}`;
      if (!(await this.#desk.tellAll(notices, { link, signal }))) {
        return;
      }
    }
  }

  async #ofEnvironments(dossier: PatternDossier): Promise<Notice[]> {
    const { activations, dossiers } = this.#options;
    const notices: Notice[] = [];
    for (const owned of await activations.ownersOf(dossier.row.ref)) {
      const judged = await dossiers.judge(dossier, owned.digest);
      notices.push(...environmentNotices(dossier, owned, judged));
    }
    return notices;
  }
}
