import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { PolicyList } from '@delivery-stack/backstage-plugin-delivery-common';
import { patternSchema } from '@delivery-stack/patterns';
import { Clock } from '../insight/Clock';
import { PatternStore } from '../patterns/store/PatternStore';
import { EntityReaders } from '../permissions/EntityReaders';
import { isoOf } from './complianceView';
import { EnvironmentFact, EnvironmentFacts } from './EnvironmentFacts';
import { CarryingPattern, policyItems } from './policyView';

/** What the library is made of. */
export interface PolicyLibraryOptions {
  patterns: Pick<PatternStore, 'list' | 'content'>;
  facts: EnvironmentFacts;
  clock: Clock;
  /** Milliseconds. */
  silentAfter: number;
  auth: AuthService;
  readers: Pick<EntityReaders, 'readable'>;
}

/**
 * Which policies there are, who carries them, and where they hold.
 *
 * @remarks
 * For a reader: patterns whose template they may read, and of their
 * environments those that they may read, themselves or by their component. A
 * figure of those alone tells nobody about another.
 *
 * @internal
 */
export class PolicyLibrary {
  readonly #options: PolicyLibraryOptions;

  static create(options: PolicyLibraryOptions): PolicyLibrary {
    return new PolicyLibrary(options);
  }

  private constructor(options: PolicyLibraryOptions) {
    this.#options = options;
  }

  async list(who: { credentials: BackstageCredentials }): Promise<PolicyList> {
    const { facts, clock, silentAfter } = this.#options;
    const carrying = await this.#carrying();
    const refs = new Set(carrying.map(({ ref }) => ref));
    const made = (await facts.environments()).filter(({ pattern }) =>
      refs.has(pattern),
    );
    const mayRead = await this.#readable(refs, made, who);
    const patterns = carrying.filter(({ ref }) => mayRead(ref));
    const shown = new Set(patterns.map(({ ref }) => ref));
    const ofShown = made.filter(({ pattern }) => shown.has(pattern));
    const environments = ofShown.filter(each => subjectsOf(each).some(mayRead));
    const names = new Set(
      patterns.flatMap(({ policies }) => policies.map(({ name }) => name)),
    );
    const now = clock();
    return {
      asOf: isoOf(now),
      items: policyItems({
        patterns,
        environments,
        results: await facts.results([...names]),
        silentBefore: now - silentAfter,
      }),
      hidden: ofShown.length - environments.length,
    };
  }

  /** What the patterns of the catalog hold now; one that cannot be read carries nothing. */
  async #carrying(): Promise<CarryingPattern[]> {
    const rows = await this.#options.patterns.list();
    const carrying = await Promise.all(
      rows.map(async ({ ref, title, digest }) => {
        const content =
          digest === null
            ? undefined
            : await this.#options.patterns.content(ref, digest);
        const { data } = patternSchema.safeParse(content?.pattern);
        return data
          ? [
              {
                ref,
                title,
                version: data.metadata.version,
                policies: data.spec.policies,
              },
            ]
          : [];
      }),
    );
    return carrying.flat();
  }

  /** Components are asked about only where the environment does not do. */
  async #readable(
    patterns: Iterable<string>,
    made: readonly EnvironmentFact[],
    who: { credentials: BackstageCredentials },
  ): Promise<(ref: string) => boolean> {
    const { auth, readers } = this.#options;
    if (auth.isPrincipal(who.credentials, 'service')) {
      return () => true;
    }
    const first = await readers.readable(
      [...patterns, ...made.map(({ environment }) => environment)],
      who,
    );
    const rest = made.filter(({ environment }) => !first.has(environment));
    const second = await readers.readable(
      rest.flatMap(({ component }) => component ?? []),
      who,
    );
    return ref => first.has(ref) || second.has(ref);
  }
}

function subjectsOf({ environment, component }: EnvironmentFact): string[] {
  return component === null ? [environment] : [environment, component];
}
