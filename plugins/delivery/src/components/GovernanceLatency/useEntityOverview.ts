import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Frame } from '../../frame';
import { useOverview, useScorecard } from '../../hooks';

/** Kinds whose figures are those of their members. */
const AGGREGATES = ['system', 'domain', 'group'];

/** Whether an entity's figures add up those of its members. */
export function isAggregate(entity: Entity): boolean {
  return AGGREGATES.includes(entity.kind.toLocaleLowerCase('en-US'));
}

/** The figures of an entity: its own, or those of its members. */
export function useEntityOverview(entity: Entity, frame: Frame) {
  const entityRef = stringifyEntityRef(entity);
  const aggregate = isAggregate(entity);
  const overview = useOverview({ ...frame, scope: entityRef }, aggregate);
  const scorecard = useScorecard(entityRef, frame, !aggregate);
  return aggregate ? overview : scorecard;
}
