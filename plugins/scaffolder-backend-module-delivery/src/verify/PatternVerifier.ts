import { ConflictError } from '@backstage/errors';
import { PatternVerification } from '@delivery-stack/backstage-plugin-delivery-common';
import { DeliveryBackend } from './DeliveryBackend';
import { PatternUse, PatternUses, UseContext } from './PatternUses';
import { refusalOf, refusalText } from './refusal';

/** Tasks whose digest is remembered; without it only what the backend says counts. */
const MOST_TASKS = 1_000;

/** A use of a pattern, and what the delivery backend says to it. */
export interface VerifiedPattern extends PatternUse {
  readonly verification: PatternVerification;
}

/** How a use is verified. */
export interface VerifyOptions {
  /** Asks whoever owns a value outside the envelope. */
  readonly ask: boolean;
  /** That an earlier step found, where the template passes it on. */
  readonly digest?: string;
}

interface Options {
  backend: Pick<DeliveryBackend, 'verify'>;
  uses: Pick<PatternUses, 'of'>;
  /** Root of the app, for links. */
  appUrl?: string;
}

/**
 * Verifies that a pattern may be used, the same way in every step.
 *
 * @remarks
 * Each step looks for itself. Between two of them a folder can change; the
 * digest of the first is remembered as long as this process lives, so that a
 * change to another signed-off content is noticed as well.
 */
export class PatternVerifier {
  readonly #options: Options;
  readonly #digests = new Map<string, string>();

  static create(options: Options): PatternVerifier {
    return new PatternVerifier(options);
  }

  private constructor(options: Options) {
    this.#options = options;
  }

  /**
   * What is used, once every required function has signed it and the values
   * are inside the envelope.
   *
   * @remarks
   * A dry run has no effects, and is how one tries what is not signed off yet:
   * it is told and goes on.
   */
  async verify(
    context: UseContext,
    options: VerifyOptions,
  ): Promise<VerifiedPattern> {
    const { backend, appUrl } = this.#options;
    const { isDryRun = false, logger, signal } = context;
    const use = await this.inspect(context, options);
    const verification = await backend.verify(
      use.ref,
      {
        digest: use.digest,
        parameters: { ...use.parameters },
        by: use.by,
        ask: options.ask && !isDryRun,
      },
      signal,
    );
    if (verification.verified && verification.digest !== use.digest) {
      throw new ConflictError(
        `The delivery backend answered about ${verification.digest}, not about ${use.digest}; start again`,
      );
    }
    if (!verification.verified) {
      if (!isDryRun) {
        throw refusalOf(use.ref, verification, appUrl);
      }
      logger.warn(
        `A real run would stop here. ${refusalText(
          use.ref,
          verification,
          appUrl,
        )}`,
      );
    }
    return { ...use, verification };
  }

  /** What is used, as this machine sees it; whether it is signed off the backend says. */
  async inspect(
    context: UseContext,
    { digest }: Pick<VerifyOptions, 'digest'> = {},
  ): Promise<PatternUse> {
    const use = await this.#options.uses.of(context);
    const expected = digest ?? this.#digests.get(use.taskId);
    if (expected !== undefined && expected !== use.digest) {
      throw new ConflictError(
        `The folder of ${use.ref} has changed since this task verified it, from ${expected} to ${use.digest}; start again`,
      );
    }
    return use;
  }

  /** That later steps of the task have to find the same. */
  remember({ taskId, digest }: PatternUse): void {
    this.#digests.delete(taskId);
    this.#digests.set(taskId, digest);
    const [oldest] = this.#digests.keys();
    if (this.#digests.size > MOST_TASKS) {
      this.#digests.delete(oldest);
    }
  }

  /** That the task starts anew. */
  forget(taskId: string): void {
    this.#digests.delete(taskId);
  }
}
