import { CdEvent } from './cdEvent';
import { isCustom, keyFieldOf } from './eventKinds';
import { eventTypes } from './eventTypes';
import { AnyFact } from './fact';
import { standardContent } from './standardContent';

/** Part of `customData` that is ours; others' keys may stand beside it. */
export const CUSTOM_KEY = 'deliveryStack';

const SPECIFICATION = '0.5.1';
const DRAFT = '0.6.0-draft';

function withoutUndefined(values: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  );
}

/**
 * Writes a fact as a CDEvents event.
 *
 * @remarks
 * Standard types carry what the specification has room for in
 * `subject.content`, whose schema allows nothing else, and the complete data
 * in `customData.deliveryStack`. Custom types carry the data as their content.
 * `factOf` reads back exactly the same fact.
 *
 * @public
 */
export function toCdEvent(fact: AnyFact): CdEvent {
  const type = eventTypes[fact.type];
  const data = withoutUndefined(fact.data);
  const custom = isCustom(type);
  const write = standardContent[fact.type] as
    | ((of: object) => object)
    | undefined;
  const ours = withoutUndefined({
    data: custom ? undefined : data,
    inferred: fact.inferred || undefined,
    vendor: fact.vendor,
  });
  return {
    context: {
      specversion: fact.type.startsWith('approval.') ? DRAFT : SPECIFICATION,
      id: fact.id,
      source: fact.source,
      type,
      timestamp: new Date(fact.time).toISOString(),
    },
    subject: {
      id: String(data[keyFieldOf(fact.type)] || 'unknown'),
      content: custom ? data : withoutUndefined(write?.(data) ?? {}),
    },
    ...(Object.keys(ours).length
      ? {
          customData: { [CUSTOM_KEY]: ours },
          customDataContentType: 'application/json',
        }
      : {}),
  };
}
