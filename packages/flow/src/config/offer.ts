import { AnyFact } from '../events/fact';
import { LogRow } from '../readers/logRow';
import { sourcesOf } from './sources';

/** A row of an event log, as far as rules look at it. */
export type Row = Pick<LogRow, 'activity'>;

/** What a fact offers to the rules, by their shape. */
export interface Offer {
  /** What the fact is called in a verdict. */
  kind: string;
  sources: string[];
  statuses?: { entered?: string; left?: string };
  project?: string;
  ticketType?: string;
  repository?: string;
  /** Name by rule shape. */
  names: Partial<Record<NamedShape, string | undefined>>;
  activity?: string;
}

/** Shapes of rules that match by one name. */
export const namedShapes = [
  'environment',
  'approval',
  'review',
  'timer',
  'runner',
  'check',
] as const;
/** One of {@link namedShapes}. */
export type NamedShape = (typeof namedShapes)[number];

/** What a row of an event log offers. */
export function offerOfRow({ activity }: Row): Offer {
  return {
    kind: `activity '${activity}'`,
    sources: ['log'],
    statuses: { entered: activity },
    names: {},
    activity,
  };
}

/** What a fact offers. */
export function offerOf(fact: AnyFact): Offer {
  const data = fact.data as Record<string, string | undefined>;
  const { key = '', project, ticketType, repository } = data;
  const [kind] = fact.type.split('.');
  const isTicket = kind === 'ticket';
  return {
    kind: fact.type,
    sources: sourcesOf(fact),
    repository,
    ticketType,
    project: isTicket ? project ?? key.replace(/-\d+$/, '') : project,
    statuses: statusesOf(fact),
    names: namesOf(kind, data),
  };
}

function statusesOf(fact: AnyFact): Offer['statuses'] {
  switch (fact.type) {
    case 'ticket.statuschanged':
      return { entered: fact.data.to, left: fact.data.from };
    case 'ticket.created':
    case 'ticket.updated':
      return { entered: fact.data.status };
    default:
      return undefined;
  }
}

function namesOf(
  kind: string,
  data: Record<string, string | undefined>,
): Offer['names'] {
  switch (kind) {
    case 'approval':
      return { environment: data.environment, approval: data.name };
    case 'change':
      return { review: data.key };
    case 'timer':
      return { timer: data.environment ?? data.name };
    case 'pipelinerun':
    case 'taskrun':
      return namesOfRun(data);
    default:
      return {};
  }
}

/** A check of another tool waits for no runner of ours. */
function namesOfRun(
  data: Record<string, string | undefined> & { evaluation?: unknown },
): Offer['names'] {
  const name = data.name ?? data.pipeline;
  return data.evaluation ? { check: name } : { runner: name, check: name };
}
