import { NotFoundError } from '@backstage/errors';
import {
  AskRequest,
  DecideRequest,
  ExceptionDecision,
} from '@delivery-stack/backstage-plugin-delivery-common';
import {
  ActivationCount,
  ActivationCounts,
} from '../activations/ActivationCounts';
import { Clock } from '../insight/Clock';
import { AttestationKeyring } from './AttestationKeyring';
import { DecisionAsks } from './DecisionAsks';
import { EnvelopeExceptions } from './EnvelopeExceptions';
import { PatternDossier, PatternDossiers } from './PatternDossiers';
import {
  ExceptionRequest,
  PatternDiffRequest,
  PatternService,
  PatternViewer,
  VerificationRequest,
} from './PatternService';
import { PatternVerifier } from './PatternVerifier';
import { PatternWatch } from './PatternWatch';
import { SignOffDesk } from './SignOffDesk';
import { PatternStore } from './store/PatternStore';
import { SignOffStore } from './store/SignOffStore';
import { diffView, hashesToCompare } from './views/diffView';
import { noActivations } from './views/noActivations';
import { detailView, summaryView } from './views/patternView';
import { Functions, isoOf } from './views/signOffView';
import { waitsView } from './views/waitsView';

/** What the service is made of. */
export interface PatternServiceOptions {
  patterns: PatternStore;
  signOffs: SignOffStore;
  dossiers: PatternDossiers;
  desk: SignOffDesk;
  verifier: PatternVerifier;
  exceptions: EnvelopeExceptions;
  keyring: AttestationKeyring;
  watch: Pick<PatternWatch, 'refresh'>;
  counts: ActivationCounts;
  asks: DecisionAsks;
  functions: Functions;
  /** Called after somebody asked or decided. */
  changed: () => void;
  clock: Clock;
}

/** Answers from the stores, whoever asks. @internal */
export class DefaultPatternService implements PatternService {
  readonly #options: PatternServiceOptions;

  static create(options: PatternServiceOptions): DefaultPatternService {
    return new DefaultPatternService(options);
  }

  private constructor(options: PatternServiceOptions) {
    this.#options = options;
  }

  async list() {
    const dossiers = await this.#options.dossiers.all();
    const count = await this.#counts(dossiers);
    return {
      asOf: isoOf(this.#options.clock()),
      items: dossiers.map(each => summaryView(each, count(each))),
    };
  }

  async get(ref: string, viewer: PatternViewer) {
    const dossier = await this.#dossier(ref);
    const count = await this.#counts([dossier]);
    const required = dossier.current?.pattern.spec.functions ?? [];
    const asked = dossier.contents.find(
      ({ digest }) => digest === dossier.row.digest,
    );
    return detailView(dossier, {
      count: count(dossier),
      functions: this.#options.functions,
      waits: waitsView(await this.#options.asks.of(dossier), {
        required,
        now: this.#options.clock(),
      }),
      viewer: {
        mayAsk: viewer.mayAsk,
        mayRefresh: viewer.mayRefresh,
        signsFor: viewer.signsFor.filter(name => required.includes(name)),
        isAuthor: viewer.ref !== undefined && asked?.asked_by === viewer.ref,
      },
    });
  }

  async diff(ref: string, request: PatternDiffRequest) {
    const { dossiers, patterns } = this.#options;
    const { row } = await this.#dossier(ref);
    const to = request.to ?? row.digest ?? '';
    const [before, after] = await Promise.all(
      [request.from, to].map(async digest => {
        const known = await dossiers.content(ref, digest);
        if (!known) {
          throw new NotFoundError(
            `The content ${digest || '(none)'} of ${ref} is not kept`,
          );
        }
        return { digest, ...known };
      }),
    );
    const files = await patterns.files(ref, hashesToCompare(before, after));
    return diffView(before, after, {
      touched: (await dossiers.touched(ref, before.digest, to)) ?? [],
      bytesOf: sha256 => files.get(sha256),
    });
  }

  async refresh(ref: string, viewer: PatternViewer) {
    await this.#options.watch.refresh(ref);
    return this.get(ref, viewer);
  }

  async ask(ref: string, request: AskRequest, viewer: PatternViewer) {
    await this.#options.desk.ask(ref, request, viewer);
    this.#options.changed();
    return this.get(ref, viewer);
  }

  async decide(ref: string, request: DecideRequest, viewer: PatternViewer) {
    const decided = await this.#options.desk.decide(ref, request, viewer);
    this.#options.changed();
    return decided;
  }

  async attestation(signOffId: string) {
    const row = await this.#options.signOffs.byId(signOffId);
    if (!row) {
      throw new NotFoundError(`There is no sign-off ${signOffId}`);
    }
    return { pattern: row.ref, attestation: JSON.parse(row.envelope) };
  }

  keys() {
    return this.#options.keyring.jwks();
  }

  async verify(ref: string, request: VerificationRequest) {
    const verified = await this.#options.verifier.verify(ref, request);
    if (verified.problems.some(({ exception }) => exception !== undefined)) {
      this.#options.changed();
    }
    return verified;
  }

  async exceptions(request: ExceptionRequest) {
    return { items: await this.#options.exceptions.list(request) };
  }

  exception(id: string) {
    return this.#options.exceptions.get(id);
  }

  async decideException(
    id: string,
    request: ExceptionDecision,
    viewer: PatternViewer,
  ) {
    const { exceptions, changed } = this.#options;
    const decided = await exceptions.decide(id, request, viewer);
    changed();
    return decided;
  }

  /** One that was registered a moment ago is looked for once. */
  async #dossier(ref: string): Promise<PatternDossier> {
    const { dossiers, watch } = this.#options;
    const dossier =
      (await dossiers.of(ref)) ??
      ((await watch.refresh(ref)) ? await dossiers.of(ref) : undefined);
    if (!dossier) {
      throw new NotFoundError(`There is no pattern ${ref}`);
    }
    return dossier;
  }

  async #counts(dossiers: readonly PatternDossier[]) {
    const refs = dossiers.map(({ row }) => row.ref);
    const counts = await this.#options.counts.countsOf(refs);
    return ({ row }: PatternDossier): ActivationCount =>
      counts.get(row.ref) ?? noActivations;
  }
}
