import { findGate } from '../config/gateRules';
import { NameMatcher } from '../config/names';
import { Rules } from '../config/rules';
import { sourcesOf } from '../config/sources';
import { AnyFact, Fact } from '../events/fact';
import { isAbandoned } from '../link/subjects';
import { earliest, factsOf } from './factGroups';
import { Anomaly } from './journey';
import { Passage } from './passage';
import { firstReviewAt, humanReview, reviewRounds } from './reviewRounds';
import { roundSpans } from './roundSpans';
import { Span } from './span';

/** The instants of a change that delivery performance reads. Epoch milliseconds. */
export interface ChangeTimes {
  key: string;
  repository: string;
  firstCommitAt?: number;
  openedAt?: number;
  readyAt?: number;
  firstReviewAt?: number;
  mergedAt?: number;
  abandonedAt?: number;
  mergeSha?: string;
  scaffolded: boolean;
}

/** What the facts of one change say. */
export interface ChangeTrack {
  /** Node of the change: keys alone are unique within their source only. */
  node: string;
  times: ChangeTimes;
  spans: Span[];
  passages: Passage[];
  anomalies: Anomaly[];
}

/** What {@link changeTrack} reads. */
export interface ChangeFacts {
  node: string;
  /** The change's own facts, deduplicated, in order of time. */
  facts: readonly AnyFact[];
  /** Facts of its commits. */
  commits: readonly AnyFact[];
}

/** Reads one change. */
export function changeTrack(input: ChangeFacts, rules: Rules): ChangeTrack {
  const { node, facts, commits } = input;
  const times = changeTimes(facts, commits, rules.isBot);
  const { key, readyAt, mergedAt, abandonedAt } = times;
  const track: ChangeTrack = {
    node,
    times,
    spans: codingSpans(times),
    passages: [],
    anomalies: [],
  };
  const gate = findGate(rules.gates.review, {
    sources: sourcesOf(facts[0]),
    repository: times.repository,
  });
  const endedAt = mergedAt ?? abandonedAt;
  // A change that ended before it was ready was never put to review.
  if (gate && readyAt !== undefined && readyAt <= (endedAt ?? Infinity)) {
    const isHuman = humanReview(facts, rules.isBot);
    const rounds = reviewRounds(facts, { readyAt, endedAt, isHuman });
    track.passages.push({ gate: gate.id, subject: key, rounds });
    for (const round of rounds) {
      track.spans.push(...roundSpans({ round, gate, subject: key }));
    }
    track.anomalies.push(...earlyDecisions(facts, key, readyAt));
  }
  return track;
}

/**
 * The instants of a change: what a report over changes needs.
 *
 * @param facts - The change's own, deduplicated, in order of time.
 * @param commits - Facts of its commits.
 * @param isBot - Accounts that are not people, besides those marked so.
 * @public
 */
export function changeTimes(
  facts: readonly AnyFact[],
  commits: readonly AnyFact[],
  isBot?: NameMatcher,
): ChangeTimes {
  const latest = Object.assign(
    {},
    ...facts.map(fact => fact.data),
  ) as Fact<'change.merged'>['data'];
  const openedAt = factsOf(facts, 'change.created')[0]?.time;
  const mergedAt = factsOf(facts, 'change.merged')[0]?.time;
  const isHuman = humanReview(facts, isBot);
  return {
    key: latest.key,
    repository: latest.repository,
    firstCommitAt: earliest(commits),
    openedAt,
    readyAt: firstReadyAt(facts, openedAt),
    firstReviewAt:
      openedAt === undefined
        ? undefined
        : firstReviewAt(facts, { openedAt, mergedAt, isHuman }),
    mergedAt,
    abandonedAt: mergedAt === undefined ? lastClosedAt(facts) : undefined,
    mergeSha: latest.mergeSha,
    scaffolded: facts.some(
      fact => (fact.data as { scaffolded?: boolean }).scaffolded === true,
    ),
  };
}

/** When it first stopped being a draft; undefined while it never did. */
function firstReadyAt(
  facts: readonly AnyFact[],
  openedAt: number | undefined,
): number | undefined {
  const readied = factsOf(facts, 'change.readied')[0]?.time;
  const drafted = factsOf(facts, 'change.drafted')[0]?.time;
  const snapshots = factsOf(facts, 'change.created', 'change.updated');
  const isDraft = snapshots.findLast(({ data }) => data.draft !== undefined)
    ?.data.draft;
  const bornDraft =
    factsOf(facts, 'change.created').some(({ data }) => data.draft) ||
    (drafted !== undefined && openedAt !== undefined && drafted <= openedAt) ||
    // A draft that nothing turned into one was born as one.
    (isDraft === true && drafted === undefined);
  return readied ?? (bornDraft ? undefined : openedAt);
}

/** The last closing without a merge, unless it was opened again afterwards. */
function lastClosedAt(facts: readonly AnyFact[]): number | undefined {
  let closedAt: number | undefined;
  for (const fact of facts) {
    const abandoned = isAbandoned(fact);
    if (abandoned === false) {
      closedAt = undefined;
    } else if (abandoned) {
      closedAt = closedAt ?? fact.time;
    }
  }
  return closedAt;
}

/** The pod's work before anybody is asked: commits, then the draft. */
function codingSpans(times: ChangeTimes): Span[] {
  const { firstCommitAt, openedAt, readyAt: end, key } = times;
  const { mergedAt, abandonedAt: closedAt } = times;
  const start = Math.min(firstCommitAt ?? Infinity, openedAt ?? Infinity);
  const stop = end ?? mergedAt ?? closedAt;
  if (start === Infinity || (stop !== undefined && stop <= start)) {
    return [];
  }
  return [
    {
      spanKind: 'work',
      function: 'pod',
      start,
      end: stop,
      subject: key,
      step: 'coding',
    },
  ];
}

function earlyDecisions(
  facts: readonly AnyFact[],
  key: string,
  ready: number,
): Anomaly[] {
  return factsOf(facts, 'change.reviewed')
    .filter(({ time, data }) => time < ready && data.state === 'approved')
    .map(({ time }) => ({
      code: 'decided-before-asked',
      subject: key,
      at: time,
      message: `${key} was approved before it was ready for review; the decision is left out`,
    }));
}
