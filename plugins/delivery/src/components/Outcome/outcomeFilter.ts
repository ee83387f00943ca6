import { Entity } from '@backstage/catalog-model';
import {
  contributorKinds,
  OUTCOME_KIND,
} from '@delivery-stack/backstage-plugin-delivery-common';

/** Outcomes. */
export const outcomeFilter = { kind: 'outcome' } as const;

/** Whatever can contribute to an outcome. */
export const contributionFilter = {
  kind: { $in: [...contributorKinds] },
};

/** Whether an entity is an outcome. @public */
export function isOutcome(entity: Entity): boolean {
  return kindOf(entity) === kindOf({ kind: OUTCOME_KIND });
}

/** Whether an entity can contribute to outcomes. @public */
export function canContribute(entity: Entity): boolean {
  return contributorKinds.some(kind => kind === kindOf(entity));
}

function kindOf({ kind }: Pick<Entity, 'kind'>): string {
  return kind.toLocaleLowerCase('en-US');
}
