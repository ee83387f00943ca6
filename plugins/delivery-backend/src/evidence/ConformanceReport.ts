import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Conformance,
  conformanceQuerySchema,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { z } from 'zod';
import { Clock } from '../insight/Clock';
import { Membership } from '../insight/Membership';
import { PatternApprovals } from '../patterns/PatternApprovals';
import { EntityReaders } from '../permissions/EntityReaders';
import { ScopeAccess } from '../permissions/ScopeAccess';
import { Suppression } from '../permissions/Suppression';
import { isoOf } from './complianceView';
import {
  byComponent,
  conformanceFigures,
  StandingEnvironment,
} from './conformanceFigures';
import { EnvironmentFacts } from './EnvironmentFacts';

/** What the report is made of. */
export interface ConformanceReportOptions {
  facts: Pick<EnvironmentFacts, 'environments'>;
  approvals: Pick<PatternApprovals, 'statesOf'>;
  membership: Membership;
  access: Pick<ScopeAccess, 'seesOrganisation'>;
  suppression: Suppression;
  readers: Pick<EntityReaders, 'readable'>;
  clock: Clock;
}

type By = z.output<typeof conformanceQuerySchema>['by'];

interface Who {
  credentials: BackstageCredentials;
}

interface Group {
  entityRef: string;
  members: string[];
  isWithheld: boolean;
}

/** Components of one group that are named. */
const MOST_NAMED = 50;

/**
 * Says how much of each system or domain runs on signed-off patterns.
 *
 * @remarks
 * The rules of the portfolio: groups that the reader may read, or all with
 * `delivery.organisation.read`; without figures below five components, also
 * where the difference would tell.
 *
 * @internal
 */
export class ConformanceReport {
  readonly #options: ConformanceReportOptions;

  static create(options: ConformanceReportOptions): ConformanceReport {
    return new ConformanceReport(options);
  }

  private constructor(options: ConformanceReportOptions) {
    this.#options = options;
  }

  async get(by: By, who: Who): Promise<Conformance> {
    const { access, clock, membership, suppression } = this.#options;
    const environments = await this.#environments();
    const seesAll = await access.seesOrganisation(who);
    const groups = seesAll
      ? await this.#allGroups(by)
      : await this.#readableGroups(by, who);
    const { components } = await membership.snapshot();
    const showsTotal =
      seesAll && !(await suppression.withholds({ kind: 'organisation' }));
    return {
      asOf: isoOf(clock()),
      ...(showsTotal && {
        total: conformanceFigures([...components.values()], environments),
      }),
      items: await this.#items(groups, environments, who),
    };
  }

  async #environments(): Promise<Map<string, StandingEnvironment[]>> {
    const { facts, approvals } = this.#options;
    const made = await facts.environments();
    const states = await approvals.statesOf(made);
    return byComponent(
      made.map((each, index) => ({ ...each, state: states[index] })),
    );
  }

  async #allGroups(by: By): Promise<Group[]> {
    const withheld = await this.#options.suppression.withheldOf(by);
    const refs = await this.#groupRefs(by);
    return Promise.all(
      refs.map(async entityRef => ({
        entityRef,
        members: await this.#membersOf(by, entityRef),
        isWithheld: withheld.has(entityRef),
      })),
    );
  }

  /** Withheld too where the reader could subtract what they can open. */
  async #readableGroups(by: By, who: Who): Promise<Group[]> {
    const { readers, suppression } = this.#options;
    const visible = await readers.readable(await this.#groupRefs(by), who);
    const groups = await Promise.all(
      [...visible].map(async entityRef => ({
        entityRef,
        members: await this.#membersOf(by, entityRef),
      })),
    );
    const readable = await readers.readable(
      groups.flatMap(({ members }) => members),
      who,
    );
    return Promise.all(
      groups.map(async group => ({
        ...group,
        isWithheld: await suppression.withholds(
          { kind: by, entityRef: group.entityRef },
          { hidden: group.members.filter(ref => !readable.has(ref)).length },
        ),
      })),
    );
  }

  async #items(
    groups: readonly Group[],
    environments: ReadonlyMap<string, StandingEnvironment[]>,
    who: Who,
  ): Promise<Conformance['items']> {
    const sorted = [...groups].sort((one, other) =>
      one.entityRef < other.entityRef ? -1 : 1,
    );
    const without = sorted.map(({ members }) =>
      members
        .filter(ref => !environments.has(ref))
        .sort()
        .slice(0, MOST_NAMED),
    );
    const readable = await this.#options.readers.readable(without.flat(), who);
    return sorted.map(({ entityRef, members, isWithheld }, index) => ({
      entityRef,
      components: members.length,
      suppressed: isWithheld,
      ...(!isWithheld && {
        figures: conformanceFigures(members, environments),
      }),
      withoutEnvironment: without[index].filter(ref => readable.has(ref)),
    }));
  }

  async #groupRefs(by: By): Promise<string[]> {
    const { groups } = await this.#options.membership.snapshot();
    return [...groups[by].keys()];
  }

  #membersOf(by: By, entityRef: string): Promise<string[]> {
    return this.#options.suppression.membersOf({ kind: by, entityRef });
  }
}
