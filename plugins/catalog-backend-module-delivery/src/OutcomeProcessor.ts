import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_HAS_PART,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  CatalogProcessor,
  CatalogProcessorEmit,
} from '@backstage/plugin-catalog-node';
import {
  checkOutcome,
  describeComplaint,
  Outcome,
  OUTCOME_API_VERSION,
  OUTCOME_KIND,
  OutcomeComplaint,
  RELATION_ACCOUNTABLE_FOR,
  RELATION_CONTRIBUTES_TO,
  RELATION_HAS_ACCOUNTABLE,
  RELATION_HAS_CONTRIBUTOR,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { emitBothWays, RelationPair } from './bothWays';
import { readFunctionGroups } from './readFunctionGroups';

/** `delivery-stack.dev/`: every version of ours, to say which one it must be. */
const OURS = OUTCOME_API_VERSION.split('/')[0];

/**
 * Checks outcomes, and relates them to owner, contributors and functions.
 *
 * @remarks
 * A ref to something that is not there is related too: the catalog shows it as
 * missing, and it is there once that is registered.
 *
 * @public
 */
export class OutcomeProcessor implements CatalogProcessor {
  readonly #groups: ReadonlyMap<string, string | undefined>;

  static fromConfig(config: Config): OutcomeProcessor {
    return new OutcomeProcessor(readFunctionGroups(config));
  }

  private constructor(groups: ReadonlyMap<string, string | undefined>) {
    this.#groups = groups;
  }

  getProcessorName(): string {
    return 'OutcomeProcessor';
  }

  async validateEntityKind(entity: Entity): Promise<boolean> {
    if (!isOutcome(entity)) {
      return false;
    }
    const reading = checkOutcome(entity, { now: new Date() });
    const complaints = reading.ok
      ? this.#unknownFunctions(reading.outcome)
      : reading.complaints;
    if (complaints.length > 0) {
      throw new InputError(complaints.map(describeComplaint).join('\n'));
    }
    return true;
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    if (!isOutcome(entity)) {
      return entity;
    }
    const { spec } = entity as unknown as Outcome;
    const outcome = getCompoundEntityRef(entity);
    const relate = (
      refs: readonly (string | undefined)[],
      defaultKind: string,
      pair: RelationPair,
    ) => {
      const { namespace: defaultNamespace } = outcome;
      const targets = refs
        .filter(ref => ref !== undefined)
        .map(ref => parseEntityRef(ref, { defaultKind, defaultNamespace }));
      emitBothWays(outcome, targets, pair, emit);
    };
    relate([spec.owner], 'group', {
      there: RELATION_OWNED_BY,
      back: RELATION_OWNER_OF,
    });
    relate([spec.domain], 'domain', {
      there: RELATION_PART_OF,
      back: RELATION_HAS_PART,
    });
    relate(spec.contributors ?? [], 'component', {
      there: RELATION_HAS_CONTRIBUTOR,
      back: RELATION_CONTRIBUTES_TO,
    });
    const groups = spec.functions?.map(name => this.#groups.get(name)) ?? [];
    relate(groups, 'group', {
      there: RELATION_HAS_ACCOUNTABLE,
      back: RELATION_ACCOUNTABLE_FOR,
    });
    return entity;
  }

  #unknownFunctions({ spec }: Outcome): OutcomeComplaint[] {
    const names = spec.functions ?? [];
    return names.flatMap((name, index) =>
      this.#groups.has(name)
        ? []
        : {
            path: `spec.functions.${index}`,
            problem: `${name} is no function of delivery.functions`,
            cure: `write one of ${[...this.#groups.keys()].join(', ')}`,
          },
    );
  }
}

function isOutcome({ apiVersion, kind }: Entity): boolean {
  return kind === OUTCOME_KIND && apiVersion.split('/')[0] === OURS;
}
