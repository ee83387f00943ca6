import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  CatalogProcessorEmit,
  processingResult,
} from '@backstage/plugin-catalog-node';

/** A relation and its way back. */
export interface RelationPair {
  readonly there: string;
  readonly back: string;
}

/** Relates an entity and others; one that is named twice is related once. */
export function emitBothWays(
  source: CompoundEntityRef,
  targets: readonly CompoundEntityRef[],
  { there, back }: RelationPair,
  emit: CatalogProcessorEmit,
): void {
  const distinct = new Map(
    targets.map(target => [stringifyEntityRef(target), target]),
  );
  for (const target of distinct.values()) {
    emit(processingResult.relation({ source, type: there, target }));
    emit(
      processingResult.relation({ source: target, type: back, target: source }),
    );
  }
}
