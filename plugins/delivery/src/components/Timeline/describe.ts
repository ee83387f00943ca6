import {
  JourneySummary,
  TimelineSpan,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { formatDate, formatDayNumber, formatDuration } from '../../format';
import { KIND_LABELS } from '../../kinds';

/** A milestone of a journey. */
export type Milestone = JourneySummary['milestones'][number];

/** What milestones are called. */
export const MILESTONE_LABELS: Record<Milestone['name'], string> = {
  need: 'Need recorded',
  requested: 'Requested',
  ready: 'Environment ready',
  firstRun: 'First successful run',
  productive: 'Productive',
  deployed: 'Deployed',
  adopted: 'Adopted',
};

const DAY = 86_400;
/** Beyond two weeks "day 32" reads as a date rather than as a short wait. */
const DAY_WORDING_UP_TO = 14 * DAY;

const INFERRED = {
  start: 'start inferred',
  end: 'end inferred',
  both: 'start and end inferred',
};

/** What happened in a span: its gate, its step, or just its kind. */
export function nameOfSpan(span: TimelineSpan): string {
  return span.gateTitle ?? span.step ?? KIND_LABELS[span.spanKind];
}

/** A span read aloud: `Security, queue, 12 d, 10 Mar to 22 Mar, end inferred`. */
export function describeSpan(span: TimelineSpan, seconds: number): string {
  return [
    span.functionTitle,
    KIND_LABELS[span.spanKind].toLowerCase(),
    nameOfSpan(span),
    formatDuration(seconds),
    `${formatDate(span.start)} to ${
      span.end ? formatDate(span.end) : 'now, still open'
    }`,
    span.inferred && INFERRED[span.inferred],
  ]
    .filter(Boolean)
    .join(', ');
}

/**
 * Seconds from the request to a milestone, else from the need.
 *
 * @remarks Undefined for the two beginnings themselves.
 */
export function afterRequest(
  milestone: Milestone,
  milestones: readonly Milestone[],
): number | undefined {
  if (milestone.name === 'need' || milestone.name === 'requested') {
    return undefined;
  }
  const begin =
    milestones.find(({ name }) => name === 'requested') ??
    milestones.find(({ name }) => name === 'need');
  return begin && Math.max(0, milestone.after - begin.after);
}

/** `Productive · day 2 · 1 d 1 h`. */
export function describeMilestone(
  milestone: Milestone,
  milestones: readonly Milestone[],
): string {
  const after = afterRequest(milestone, milestones);
  const label = MILESTONE_LABELS[milestone.name];
  if (after === undefined) {
    return label;
  }
  const day =
    after >= DAY && after < DAY_WORDING_UP_TO ? [formatDayNumber(after)] : [];
  return [label, ...day, formatDuration(after)].join(' · ');
}

/** Seconds from requested to productive, where both are known. */
export function requestedToProductive(
  journey: JourneySummary,
): number | undefined {
  const find = (name: Milestone['name']) =>
    journey.milestones.find(milestone => milestone.name === name);
  const [requested, productive] = [find('requested'), find('productive')];
  return requested && productive
    ? productive.after - requested.after
    : undefined;
}
