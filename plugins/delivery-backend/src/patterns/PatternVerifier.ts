import {
  EnvironmentState,
  PatternVerification,
} from '@delivery-stack/backstage-plugin-delivery-common';
import {
  checkEnvelope,
  diffOf,
  isUsable,
  todoOf,
} from '@delivery-stack/patterns';
import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { EnvelopeExceptions, Outside } from './EnvelopeExceptions';
import { Admission, PatternApprovals } from './PatternApprovals';
import { Judgement, PatternDossier, PatternDossiers } from './PatternDossiers';
import { VerificationRequest } from './PatternService';
import { PatternWatch } from './PatternWatch';
import { ExceptionRow } from './store/patternRows';

/** Lines that say what changed. */
const MOST_CHANGES = 50;

type Problem = PatternVerification['problems'][number];

interface Checked {
  readonly verification: PatternVerification;
  /** The values outside the envelope that were granted, one each. */
  readonly granted: readonly ExceptionRow[];
}

/** Says whether a content may be used, and with which values. @internal */
export class PatternVerifier implements PatternApprovals {
  readonly #dossiers: PatternDossiers;
  readonly #watch: Pick<PatternWatch, 'refresh'>;
  readonly #exceptions: EnvelopeExceptions;

  static create(options: {
    dossiers: PatternDossiers;
    watch: Pick<PatternWatch, 'refresh'>;
    exceptions: EnvelopeExceptions;
  }): PatternVerifier {
    return new PatternVerifier(options);
  }

  private constructor(options: {
    dossiers: PatternDossiers;
    watch: Pick<PatternWatch, 'refresh'>;
    exceptions: EnvelopeExceptions;
  }) {
    this.#dossiers = options.dossiers;
    this.#watch = options.watch;
    this.#exceptions = options.exceptions;
  }

  async verify(
    ref: string,
    request: VerificationRequest,
  ): Promise<PatternVerification> {
    return (await this.#check(ref, request)).verification;
  }

  async #check(ref: string, request: VerificationRequest): Promise<Checked> {
    const { dossier, judged } = await this.#find(ref, request.digest);
    const path = `/delivery/patterns/${encodeURIComponent(ref)}`;
    const refused = (problems: Problem[], changes: string[] = []): Checked => ({
      verification: {
        verified: false,
        digest: request.digest,
        problems,
        changes,
        path,
        attestations: [],
      },
      granted: [],
    });
    if (!dossier || !judged) {
      return refused([dossier ? unknownContent(dossier) : unknownPattern(ref)]);
    }
    if (!judged.status.signedOff) {
      const changes = await this.#changes(dossier, judged);
      return refused(unsigned(dossier, judged), changes);
    }
    const outside = await this.#outside(ref, request, judged);
    const granted = outside.flatMap(({ exception }) =>
      exception?.state === 'granted' ? [exception] : [],
    );
    if (granted.length < outside.length) {
      const open = outside.filter(
        ({ exception }) => exception?.state !== 'granted',
      );
      return refused(open.map(outsideProblem));
    }
    return {
      verification: {
        verified: true,
        digest: request.digest,
        problems: [],
        changes: [],
        path,
        version: judged.pattern.metadata.version,
        until: new Date(judged.status.until!).toISOString(),
        attestations: attestationsOf(dossier, judged),
      },
      granted,
    };
  }

  async statesOf(
    made: readonly { pattern: string; digest: string }[],
  ): Promise<EnvironmentState[]> {
    const dossiers = new Map<string, PatternDossier | undefined>();
    for (const ref of new Set(made.map(({ pattern }) => pattern))) {
      dossiers.set(ref, await this.#dossiers.of(ref));
    }
    const states = new Map<string, EnvironmentState>();
    for (const { pattern, digest } of made) {
      const key = `${pattern}\n${digest}`;
      if (!states.has(key)) {
        states.set(key, await this.#stateOf(dossiers.get(pattern), digest));
      }
    }
    return made.map(
      ({ pattern, digest }) => states.get(`${pattern}\n${digest}`)!,
    );
  }

  async admit(
    request: Parameters<PatternApprovals['admit']>[0],
  ): Promise<Admission> {
    const { pattern: ref, digest, parameters, taskId, by = '' } = request;
    const asked = { digest, parameters, by, ask: false };
    const { verification, granted } = await this.#check(ref, asked);
    const { verified, problems, version = '' } = verification;
    if (!verified) {
      throw new ConflictError(
        problems.map(({ message }) => message).join('; '),
      );
    }
    // What was granted is not looked up again: another activation may have used
    // it by then, which `use` finds out within the transaction.
    const asks = granted.map(exception => exception.asked_ms);
    return {
      version,
      ...(asks.length > 0 && { askedAt: Math.min(...asks) }),
      use: async (transaction: Knex.Transaction) => {
        for (const exception of granted) {
          await this.#exceptions.use(exception, taskId, transaction);
        }
      },
    };
  }

  /** A content that nobody saw yet is looked for once: it may be a minute old. */
  async #find(ref: string, digest: string) {
    const find = async () => {
      const dossier = await this.#dossiers.of(ref);
      const judged = dossier && (await this.#dossiers.judge(dossier, digest));
      return { dossier, judged };
    };
    const found = await find();
    return !found.judged && (await this.#watch.refresh(ref)) ? find() : found;
  }

  async #outside(
    ref: string,
    { digest, parameters, by, ask }: VerificationRequest,
    { pattern }: Judgement,
  ): Promise<Outside[]> {
    const { outside } = checkEnvelope(pattern, parameters);
    return this.#exceptions.about(outside, {
      ref,
      digest,
      by,
      ask,
      values: parameters,
      functions: pattern.spec.functions,
    });
  }

  async #stateOf(
    dossier: PatternDossier | undefined,
    digest: string,
  ): Promise<EnvironmentState> {
    const judged = dossier && (await this.#dossiers.judge(dossier, digest));
    if (!judged?.status.signedOff) {
      return 'unapproved';
    }
    return dossier?.row.digest === digest || !dossier?.current?.status.signedOff
      ? 'current'
      : 'outdated';
  }

  /** Against the content that was approved last. */
  async #changes(
    { row, signOffs }: PatternDossier,
    { digest, content }: Judgement,
  ): Promise<string[]> {
    const approved = [...signOffs]
      .reverse()
      .find(
        ({ row: each, genuine }) =>
          genuine && each.decision === 'approved' && each.digest !== digest,
      );
    const before =
      approved && (await this.#dossiers.content(row.ref, approved.row.digest));
    if (!before) {
      return [];
    }
    const diff = diffOf(before.content, content);
    const named = (what: string, changes: typeof diff.files) =>
      (['changed', 'added', 'removed'] as const).flatMap(how =>
        changes[how].map(name => `${what} ${name} was ${how}`),
      );
    return [
      ...named('file', diff.files),
      ...named('parameter', diff.parameters),
      ...(diff.steps ? ['the steps of the template changed'] : []),
      ...diff.declarations.map(key => `${key} of pattern.yaml changed`),
    ].slice(0, MOST_CHANGES);
  }
}

function unknownPattern(ref: string): Problem {
  const message = `${ref} is no pattern of the catalog; register its template with spec.type pod-environment, or ask its owner to`;
  return { code: 'unknownPattern', message };
}

function unknownContent({ row }: PatternDossier): Problem {
  const why = row.problem ? ` (${row.problem})` : '';
  const message = `the content that was fetched is not the one that delivery reads from ${
    row.ref
  }${why}; if it was changed just now, start again in a minute, otherwise tell ${
    row.owner ?? 'the owner of the pattern'
  }`;
  return { code: 'unknownContent', message };
}

function unsigned(
  { contents, row }: PatternDossier,
  { digest, status }: Judgement,
): Problem[] {
  const asked = contents.find(each => each.digest === digest)?.asked_ms;
  const open = status.functions.filter(({ state }) => !isUsable(state));
  const ask: Problem[] = asked
    ? []
    : [
        {
          code: 'notSignedOff',
          message: `this content of ${row.ref} was changed and nobody asked for its sign-off; its author has to ask on the page of the pattern`,
        },
      ];
  return [
    ...ask,
    ...open.map(each => ({
      code: 'notSignedOff' as const,
      message: todoOf(each) ?? `${each.function} has to sign it off`,
      function: each.function,
    })),
  ];
}

function outsideProblem({
  outside,
  function: name,
  exception,
}: Outside): Problem {
  const { parameter, given, allowed } = outside;
  const said = `${parameter} is ${given}, and the envelope allows ${allowed}`;
  const next =
    exception === undefined
      ? `choose a value inside, or have ${name} grant this one`
      : `${name} was asked about this one value; start again once it is granted, or choose a value inside`;
  return {
    code: 'outsideEnvelope',
    message: `${said}; ${next}`,
    function: name,
    ...(exception && { exception: exception.id }),
  };
}

function attestationsOf(
  { signOffs }: PatternDossier,
  { status }: Judgement,
): PatternVerification['attestations'] {
  return status.functions.flatMap(({ function: name, signOff }) => {
    const behind = signOffs.find(({ row }) => row.id === signOff?.id);
    return behind
      ? [{ function: name, envelope: JSON.parse(behind.row.envelope) }]
      : [];
  });
}
