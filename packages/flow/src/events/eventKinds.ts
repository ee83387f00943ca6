import { eventTypes } from './eventTypes';
import { factSchemas, FactType } from './factData';

/** Field of a fact's data that becomes the event's `subject.id`. */
export function keyFieldOf(type: FactType): 'key' | 'run' | 'task' | 'sha' {
  switch (type.split('.')[0]) {
    case 'pipelinerun':
      return 'run';
    case 'taskrun':
      return 'task';
    case 'commit':
      return 'sha';
    default:
      return 'key';
  }
}

/** True for the events of this product's own namespace. */
export const isCustom = (eventType: string) =>
  eventType.startsWith('dev.cdeventsx.deliverystack-');

const factTypes = Object.keys(factSchemas) as FactType[];

/** Version 0.4 of the specification: one minor version below 0.5.1 throughout. */
function olderType(eventType: string): string {
  return eventType.replace(
    /\.0\.(\d)\.0$/,
    (_, minor) => `.0.${Number(minor) - 1}.0`,
  );
}

/**
 * Types of other senders that say the same as one of our facts.
 *
 * `service.upgraded` is a deployment over an older version; most deployments
 * are. `incident.reported` is an incident known from a ticket.
 */
const sameMeaning: Record<string, FactType> = {
  'dev.cdevents.service.upgraded.0.3.0': 'service.deployed',
  'dev.cdevents.service.upgraded.0.2.0': 'service.deployed',
  'dev.cdevents.incident.reported.0.3.0': 'incident.detected',
  'dev.cdevents.incident.reported.0.2.0': 'incident.detected',
};

const readable = new Map<string, FactType>(Object.entries(sameMeaning));
for (const type of factTypes) {
  const eventType = eventTypes[type];
  readable.set(eventType, type);
  // Approvals are new in the 0.6 draft, and ours never had an older version.
  if (!isCustom(eventType) && !type.startsWith('approval.')) {
    readable.set(olderType(eventType), type);
  }
}

/** The fact that an event type is read as, if it is read at all. */
export const factTypeOf = (eventType: string) => readable.get(eventType);

const nameOf = (eventType: string) =>
  eventType.replace(/\.\d+\.\d+\.\d+[^.]*$/, '');

const readableNames = new Set([...readable.keys()].map(nameOf));

/** Subjects of CDEvents 0.5.1 that no figure is computed from. */
const unusedSubject =
  /^dev\.cdevents\.(artifact|branch|build|environment|repository|service|testcaserun|testoutput|testsuiterun)\./;

/** Why an event is kept without being read. */
export function reasonUnknown(eventType: string): string {
  if (readableNames.has(nameOf(eventType))) {
    const versions = [...readable.keys()]
      .filter(each => nameOf(each) === nameOf(eventType))
      .map(each => each.slice(nameOf(each).length + 1));
    return `${eventType} is another version of a known type; this release reads ${versions.join(
      ' and ',
    )}`;
  }
  if (unusedSubject.test(eventType)) {
    return `${eventType} is part of CDEvents, but no figure is computed from it`;
  }
  return `${eventType} is not a type that this release knows`;
}
