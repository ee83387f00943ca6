import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Clock } from '../insight/Clock';
import { Notice } from './Notice';
import { NoticeStore } from './NoticeStore';

/**
 * Sends what was not told yet, by Backstage's notifications.
 *
 * @remarks
 * A notice is claimed before it is sent and given back where it could not be:
 * told once, whichever replica and however often it is tried.
 *
 * @internal
 */
export class NoticeDesk {
  readonly #options: Parameters<typeof NoticeDesk.create>[0];
  #failing = false;

  static create(options: {
    notices: NoticeStore;
    notifications: NotificationService;
    clock: Clock;
    logger: LoggerService;
    /** What notices are about, for the log: `patterns`. */
    about: string;
  }): NoticeDesk {
    return new NoticeDesk(options);
  }

  private constructor(options: Parameters<typeof NoticeDesk.create>[0]) {
    this.#options = options;
  }

  /** False: nothing can be sent now, and the next run tries again. */
  async tellAll(
    notices: readonly Notice[],
    { link, signal }: { link: string; signal?: AbortSignal },
  ): Promise<boolean> {
    const { notices: store } = this.#options;
    const untold = await store.untold(notices.map(({ key }) => key));
    for (const notice of notices.filter(({ key }) => untold.has(key))) {
      if (signal?.aborted || !(await this.#tell(notice, link))) {
        return false;
      }
    }
    return true;
  }

  async #tell(notice: Notice, link: string): Promise<boolean> {
    const { notices, notifications, clock, logger, about } = this.#options;
    const { key, recipient, ...words } = notice;
    if (!(await notices.claim(key, clock()))) {
      return true;
    }
    try {
      await notifications.send({
        recipients: { type: 'entity', entityRef: recipient },
        payload: { ...words, link, topic: `delivery-${about}` },
      });
      this.#failing = false;
      return true;
    } catch (error) {
      await notices.release(key);
      const told = `Notifications about ${about} cannot be sent, the schedule tries again: ${
        toError(error).message
      }`;
      logger[this.#failing ? 'debug' : 'warn'](told);
      this.#failing = true;
      return false;
    }
  }
}
