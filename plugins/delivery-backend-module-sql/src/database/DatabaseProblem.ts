import { CustomErrorBase } from '@backstage/errors';

/**
 * Why a database did not answer.
 *
 * @remarks
 * The message is shown to everyone who sees the outcome: problem and cure,
 * nothing of what the database said, which quotes users, hosts and rows.
 */
export class DatabaseProblem extends CustomErrorBase {
  name = 'DatabaseProblem' as const;
  /** Whose configuration mends it. */
  readonly about: 'connection' | 'query';
  /** For the log of operators; only what is about the text of the query. */
  readonly detail?: string;

  constructor(
    about: DatabaseProblem['about'],
    message: string,
    detail?: string,
  ) {
    super(message);
    this.about = about;
    this.detail = detail;
  }
}

/** Ran out of its time, in words that are the same for every database. */
export const tookTooLong = (timeout: number) =>
  new DatabaseProblem(
    'query',
    `took longer than ${timeout / 1_000} s; make it faster, or raise timeout`,
  );

/** Tried to write, or may. */
export const wouldWrite = () =>
  new DatabaseProblem(
    'query',
    'would change something, and nothing but reading is allowed; write one statement that selects',
  );
