import { findGate } from '../config/gateRules';
import { Rules } from '../config/rules';
import { sourcesOf } from '../config/sources';
import { AnyFact, Fact } from '../events/fact';
import { earliest, factsOf } from './factGroups';
import { Anomaly } from './journey';
import { Passage } from './passage';
import { firstReviewAt, reviewRounds } from './reviewRounds';
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
  times: ChangeTimes;
  spans: Span[];
  passages: Passage[];
  anomalies: Anomaly[];
}

/**
 * Reads one change. `facts` are its own, deduplicated, in order of time;
 * `commits` those of its commits.
 */
export function changeTrack(
  facts: readonly AnyFact[],
  commits: readonly AnyFact[],
  rules: Rules,
): ChangeTrack {
  const times = changeTimes(facts, commits);
  const { key, readyAt, mergedAt, abandonedAt } = times;
  const track: ChangeTrack = {
    times,
    spans: codingSpans(times),
    passages: [],
    anomalies: [],
  };
  const gate = findGate(rules.gates.review, {
    sources: sourcesOf(facts[0]),
    repository: times.repository,
  });
  if (gate && readyAt !== undefined) {
    const endedAt = mergedAt ?? abandonedAt;
    const rounds = reviewRounds(facts, { readyAt, endedAt });
    track.passages.push({ gate: gate.id, subject: key, rounds });
    for (const round of rounds) {
      track.spans.push(...roundSpans({ round, gate, subject: key }));
    }
    track.anomalies.push(...earlyDecisions(facts, times));
  }
  return track;
}

/** The instants alone: what a report over changes needs. */
export function changeTimes(
  facts: readonly AnyFact[],
  commits: readonly AnyFact[],
): ChangeTimes {
  const latest = Object.assign(
    {},
    ...facts.map(fact => fact.data),
  ) as Fact<'change.merged'>['data'];
  const created = factsOf(facts, 'change.created')[0];
  const openedAt = created?.time;
  const mergedAt = factsOf(facts, 'change.merged')[0]?.time;
  const readied = factsOf(facts, 'change.readied')[0]?.time;
  const drafted = created?.data.draft === true;
  return {
    key: latest.key,
    repository: latest.repository,
    firstCommitAt: earliest(commits),
    openedAt,
    readyAt: readied ?? (drafted ? undefined : openedAt),
    firstReviewAt:
      openedAt === undefined
        ? undefined
        : firstReviewAt(facts, { openedAt, mergedAt }),
    mergedAt,
    abandonedAt: mergedAt === undefined ? abandonedAt(facts) : undefined,
    mergeSha: latest.mergeSha,
    scaffolded: facts.some(
      fact => (fact.data as { scaffolded?: boolean }).scaffolded === true,
    ),
  };
}

/** The last closing without a merge, unless it was opened again afterwards. */
function abandonedAt(facts: readonly AnyFact[]): number | undefined {
  return factsOf(facts, 'change.abandoned').at(-1)?.time;
}

/** The pod's work before anybody is asked: commits, then the draft. */
function codingSpans(times: ChangeTimes): Span[] {
  const { firstCommitAt, openedAt, readyAt, key } = times;
  const end = readyAt ?? openedAt;
  const start = Math.min(firstCommitAt ?? Infinity, openedAt ?? Infinity);
  if (end === undefined || !(start < end)) {
    return [];
  }
  return [
    {
      spanKind: 'work',
      function: 'pod',
      start,
      end,
      subject: key,
      step: 'coding',
    },
  ];
}

function earlyDecisions(
  facts: readonly AnyFact[],
  { key, readyAt = 0, openedAt = 0 }: ChangeTimes,
): Anomaly[] {
  return factsOf(facts, 'change.reviewed')
    .filter(
      ({ time, data }) =>
        time < Math.min(readyAt, openedAt) && data.state === 'approved',
    )
    .map(({ time }) => ({
      code: 'decided-before-asked',
      subject: key,
      at: time,
      message: `${key} was approved before it was opened; the decision is left out`,
    }));
}
