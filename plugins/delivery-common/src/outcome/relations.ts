/** Group and version of the kinds that Delivery Stack adds to the catalog. @public */
export const OUTCOME_API_VERSION = 'delivery-stack.dev/v1alpha1';

/** A business result that software serves, as a kind of the catalog. @public */
export const OUTCOME_KIND = 'Outcome';

/**
 * Of a component, system, domain or group: entity ref of the outcome that it
 * contributes to.
 *
 * @remarks Several are separated by commas; an empty text says nothing.
 * @public
 */
export const ANNOTATION_DELIVERY_OUTCOME = 'delivery-stack.dev/outcome';

/** From whoever contributes to the outcome. @public */
export const RELATION_CONTRIBUTES_TO = 'contributesTo';

/** From an outcome to whoever contributes. @public */
export const RELATION_HAS_CONTRIBUTOR = 'hasContributor';

/** From the group of a function to an outcome whose waits it answers for. @public */
export const RELATION_ACCOUNTABLE_FOR = 'accountableFor';

/** From an outcome to the group of a function that answers for waits. @public */
export const RELATION_HAS_ACCOUNTABLE = 'hasAccountable';

/**
 * Kinds that can contribute, as they are written in entity refs.
 *
 * @remarks
 * An outcome is none of them. Contributions therefore lead from software or
 * people to an outcome and end there: they cannot form a circle.
 *
 * @public
 */
export const contributorKinds = [
  'component',
  'system',
  'domain',
  'group',
] as const;
