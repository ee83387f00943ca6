import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { ActivationStore } from '../../activations/ActivationStore';
import { Clock } from '../../insight/Clock';
import { PatternDossier, PatternDossiers } from '../PatternDossiers';
import { ExceptionStore } from '../store/ExceptionStore';
import { NoticeStore } from '../store/NoticeStore';
import { Functions } from '../views/signOffView';
import { environmentNotices } from './environmentNotices';
import { exceptionNotices } from './exceptionNotices';
import { Notice } from './Notice';
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
  #failing = false;

  static create(options: PatternNoticeOptions): PatternNotices {
    return new PatternNotices(options);
  }

  private constructor(options: PatternNoticeOptions) {
    this.#options = options;
  }

  /** Tells what is new. Never throws for notifications that cannot be sent. */
  async run(
    dossiers: readonly PatternDossier[],
    signal?: AbortSignal,
  ): Promise<void> {
    const { exceptions, functions, clock, notices: store } = this.#options;
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
      const untold = await store.untold(notices.map(({ key }) => key));
      for (const notice of notices.filter(({ key }) => untold.has(key))) {
        if (signal?.aborted || !(await this.#tell(notice, ref))) {
          return;
        }
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

  /** False: nothing can be sent now, and the next run tries again. */
  async #tell(notice: Notice, ref: string): Promise<boolean> {
    const { notices, notifications, clock, logger } = this.#options;
    const { key, recipient, ...words } = notice;
    if (!(await notices.claim(key, clock()))) {
      return true;
    }
    try {
      await notifications.send({
        recipients: { type: 'entity', entityRef: recipient },
        payload: {
          ...words,
          link: `/delivery/patterns/${encodeURIComponent(ref)}`,
          topic: 'delivery-patterns',
        },
      });
      this.#failing = false;
      return true;
    } catch (error) {
      await notices.release(key);
      const told = `Notifications about patterns cannot be sent, the schedule tries again: ${
        toError(error).message
      }`;
      logger[this.#failing ? 'debug' : 'warn'](told);
      this.#failing = true;
      return false;
    }
  }
}
