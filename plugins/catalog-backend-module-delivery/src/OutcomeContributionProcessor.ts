import {
  CompoundEntityRef,
  Entity,
  getCompoundEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  CatalogProcessor,
  CatalogProcessorEmit,
} from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_DELIVERY_OUTCOME,
  contributorKinds,
  OUTCOME_KIND,
  parseRefOfKind,
  RELATION_CONTRIBUTES_TO,
  RELATION_HAS_CONTRIBUTOR,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { emitBothWays } from './bothWays';

const FIELD = `metadata.annotations.${ANNOTATION_DELIVERY_OUTCOME}`;

/** More outcomes than anybody can serve at once. */
const MOST = 50;

/**
 * Relates whoever says so itself to the outcomes that it contributes to.
 *
 * @public
 */
export class OutcomeContributionProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'OutcomeContributionProcessor';
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    const outcomes = outcomesOf(entity);
    if (outcomes.length > 0) {
      requireContributor(entity);
      emitBothWays(
        getCompoundEntityRef(entity),
        outcomes,
        { there: RELATION_CONTRIBUTES_TO, back: RELATION_HAS_CONTRIBUTOR },
        emit,
      );
    }
    return entity;
  }
}

/** Forms that were left open write an empty text: it says nothing. */
function outcomesOf({ metadata }: Entity): CompoundEntityRef[] {
  const refs = (metadata.annotations?.[ANNOTATION_DELIVERY_OUTCOME] ?? '')
    .split(',')
    .map(ref => ref.trim())
    .filter(ref => ref !== '');
  if (refs.length > MOST) {
    throw new InputError(
      `${FIELD}: names ${refs.length} outcomes; keep it to ${MOST}`,
    );
  }
  return refs.map(ref => outcomeRef(ref, metadata.namespace));
}

function outcomeRef(text: string, namespace?: string): CompoundEntityRef {
  const ref = parseRefOfKind(text, [OUTCOME_KIND.toLowerCase()], namespace);
  if (!ref) {
    const shown = JSON.stringify(text.slice(0, 100));
    throw new InputError(
      `${FIELD}: ${shown} is no ref of an outcome; write it like outcome:default/name`,
    );
  }
  return ref;
}

function requireContributor({ kind }: Entity): void {
  if (!contributorKinds.some(each => each === kind.toLowerCase())) {
    throw new InputError(
      `${FIELD}: a ${kind} contributes to no outcome, only ${contributorKinds.join(
        ', ',
      )} do; move it to one of these`,
    );
  }
}
