import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  AskRequest,
  DecideRequest,
  PatternSignOff,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { Digest, durationMs, SignOff } from '@delivery-stack/patterns';
import { randomUUID } from 'node:crypto';
import { Clock } from '../insight/Clock';
import { AttestationKeyring } from './AttestationKeyring';
import { GenuineSignOffs } from './GenuineSignOffs';
import { Judgement, PatternDossier, PatternDossiers } from './PatternDossiers';
import { PatternViewer } from './PatternService';
import { SignOffRow } from './store/patternRows';
import { PatternStore } from './store/PatternStore';
import { SignOffStore } from './store/SignOffStore';
import { signOffView } from './views/signOffView';

/** What the desk works with. */
export interface SignOffDeskOptions {
  dossiers: PatternDossiers;
  patterns: PatternStore;
  signOffs: SignOffStore;
  genuine: GenuineSignOffs;
  keyring: AttestationKeyring;
  clock: Clock;
}

/**
 * Takes requests for sign-off, and decisions.
 *
 * @remarks
 * Whoever asks answers for the content as its author, so that nobody signs
 * their own work alone: a decision needs that somebody asked.
 *
 * @internal
 */
export class SignOffDesk {
  readonly #options: SignOffDeskOptions;

  static create(options: SignOffDeskOptions): SignOffDesk {
    return new SignOffDesk(options);
  }

  private constructor(options: SignOffDeskOptions) {
    this.#options = options;
  }

  /** Has the functions decide on the current content; asking twice changes nothing. */
  async ask(
    ref: string,
    { digest, note }: AskRequest,
    { ref: by }: PatternViewer,
  ): Promise<void> {
    const { row } = await this.#current(ref, digest);
    await this.#options.patterns.ask(row.ref, digest, {
      by: personOf(by),
      at: this.#options.clock(),
      ...(note !== undefined && { note }),
    });
  }

  /** Signs a decision and keeps it. */
  async decide(
    ref: string,
    request: DecideRequest,
    viewer: PatternViewer,
  ): Promise<PatternSignOff> {
    const by = personOf(viewer.ref);
    const { dossier, judged } =
      request.decision === 'revoked'
        ? await this.#approvedBefore(ref, request)
        : await this.#asked(ref, request.digest);
    refuseOutsiders(request, judged, viewer);
    refuseAuthor(request, dossier, judged, by);
    const signOff = this.#signOffOf(request, judged, by);
    const { name } = judged.pattern.metadata;
    const { envelope, keyId } = await this.#options.keyring.sign(signOff, name);
    const row: SignOffRow = {
      id: signOff.id,
      ref,
      digest: signOff.digest,
      function: signOff.function,
      decision: signOff.decision,
      by,
      at_ms: signOff.at,
      until_ms: signOff.until ?? null,
      comment: signOff.comment ?? null,
      minutes: request.minutes ?? null,
      envelope: JSON.stringify(envelope),
    };
    const [{ genuine }] = await this.#options.genuine.of([row]);
    if (!genuine) {
      throw new ConflictError(
        'The decision is dated before its key was first used: the clock of the backend was moved back; set it right and decide again',
      );
    }
    await this.#options.signOffs.add(row, keyId);
    return signOffView(row, true);
  }

  #signOffOf(
    { function: name, decision, comment, until }: DecideRequest,
    { digest, pattern }: Judgement,
    by: string,
  ): SignOff {
    const at = this.#options.clock();
    if (decision !== 'approved' && comment === undefined) {
      throw new InputError(
        'body.comment: is missing; say what has to change, or why it is revoked',
      );
    }
    const most = at + durationMs(pattern.spec.signOff.validFor)!;
    const end = until === undefined ? most : Date.parse(until);
    if (decision === 'approved' && end <= at) {
      throw new InputError('body.until: is past; give an instant to come');
    }
    return {
      id: randomUUID(),
      function: name,
      digest,
      decision,
      by,
      at,
      ...(decision === 'approved' && { until: Math.min(end, most) }),
      ...(comment !== undefined && { comment }),
    };
  }

  async #dossier(ref: string): Promise<PatternDossier> {
    const dossier = await this.#options.dossiers.of(ref);
    if (!dossier) {
      throw new NotFoundError(`There is no pattern ${ref}`);
    }
    return dossier;
  }

  async #current(ref: string, digest: string): Promise<PatternDossier> {
    const dossier = await this.#dossier(ref);
    if (dossier.current?.digest !== digest) {
      throw new ConflictError(
        dossier.current
          ? `The pattern has another content by now (${dossier.current.digest}); look at what changed, and decide on that`
          : 'The files of the pattern do not make a pattern any more; they have to be corrected first',
      );
    }
    return dossier;
  }

  async #asked(ref: string, digest: string) {
    const dossier = await this.#current(ref, digest);
    const { asked_by: askedBy } =
      dossier.contents.find(each => each.digest === digest) ?? {};
    if (!askedBy) {
      throw new ConflictError(
        'Nobody asked for sign-off of this content; its author has to ask first, so that it is known whose work it is',
      );
    }
    return { dossier, judged: dossier.current! };
  }

  /** A revocation is about what the function approved, current or not. */
  async #approvedBefore(ref: string, request: DecideRequest) {
    const dossier = await this.#dossier(ref);
    const approved = dossier.signOffs.some(
      ({ row }) =>
        row.function === request.function &&
        row.digest === request.digest &&
        row.decision === 'approved',
    );
    const judged =
      approved && (await this.#options.dossiers.judge(dossier, request.digest));
    if (!judged) {
      throw new ConflictError(
        `${request.function} did not approve this content, so there is nothing to revoke; send it back instead`,
      );
    }
    return { dossier, judged };
  }
}

function personOf(ref: string | undefined): string {
  if (ref === undefined) {
    throw new NotAllowedError('Only people can ask for sign-off and decide');
  }
  return ref;
}

function refuseOutsiders(
  { function: name }: DecideRequest,
  { pattern, digest }: Judgement,
  viewer: PatternViewer,
): void {
  if (!pattern.spec.functions.includes(name)) {
    throw new InputError(
      `body.function: ${name} is not asked for ${
        digest as Digest
      }; name one of ${pattern.spec.functions.join(', ')}`,
    );
  }
  if (!viewer.signsFor.includes(name)) {
    throw new NotAllowedError(
      `Only members of the group in delivery.functions.${name}.group decide for ${name}`,
    );
  }
}

/** One's own work may be revoked or sent back, not approved. */
function refuseAuthor(
  { decision }: DecideRequest,
  { contents }: PatternDossier,
  { digest, pattern }: Judgement,
  by: string,
): void {
  const author = contents.find(each => each.digest === digest)?.asked_by;
  if (
    decision === 'approved' &&
    author === by &&
    !pattern.spec.signOff.authorMaySign
  ) {
    throw new NotAllowedError(
      'You asked for sign-off of this content, so that you count as its author; the pattern forbids authors to sign it, and another member has to decide',
    );
  }
}
