import { CustomErrorBase } from '@backstage/errors';

/** The credentials expired or are not valid (401). @public */
export class SourceUnauthorizedError extends CustomErrorBase {
  name = 'SourceUnauthorizedError' as const;
}

/** The credentials are valid and may not do this (403, and no rate limit). @public */
export class SourceForbiddenError extends CustomErrorBase {
  name = 'SourceForbiddenError' as const;
  /** What is missing, as the vendor calls it; empty where it does not say. */
  readonly scopes: readonly string[];

  constructor(message: string, scopes: readonly string[] = []) {
    super(message);
    this.scopes = scopes;
  }
}

/** It does not exist, or the credentials cannot see it (404, 410). @public */
export class SourceNotFoundError extends CustomErrorBase {
  name = 'SourceNotFoundError' as const;
}

/** The vendor asks to wait longer than a run can. @public */
export class SourceRateLimitedError extends CustomErrorBase {
  name = 'SourceRateLimitedError' as const;
  /** When requests are welcome again, epoch milliseconds. */
  readonly until: number;

  constructor(message: string, until: number) {
    super(message);
    this.until = until;
  }
}

/** No answer, or a server error, after all attempts. @public */
export class SourceUnavailableError extends CustomErrorBase {
  name = 'SourceUnavailableError' as const;
}

/** An answer that cannot be read after all attempts: cut off, too large, not JSON. @public */
export class SourceAnswerError extends CustomErrorBase {
  name = 'SourceAnswerError' as const;
}
