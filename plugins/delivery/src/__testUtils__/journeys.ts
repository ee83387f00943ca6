import {
  JourneyDetail,
  JourneySummary,
  TimelineSpan,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { DateTime } from 'luxon';
import { KindSeconds, NO_SECONDS, sumKinds } from '../kinds';
import { AS_OF, buildFrame } from './frames';

type Milestone = JourneySummary['milestones'][number];

/** A span told briefly: function, kind, seconds, gate or step. */
export interface SpanStory {
  function: string;
  kind: TimelineSpan['spanKind'];
  seconds: number;
  gate?: string;
  step?: string;
  inferred?: TimelineSpan['inferred'];
  /** Time that nothing recorded before this span. */
  after?: number;
  open?: boolean;
}

/** A journey told briefly, as spans one after another. */
export interface JourneyStory {
  id: string;
  title: string;
  from: string;
  spans: SpanStory[];
  milestones: Array<[Milestone['name'], number, Milestone['provenance']?]>;
  open?: boolean;
  measured?: string;
}

function plus(from: string, seconds: number): string {
  return DateTime.fromISO(from, { zone: 'utc' })
    .plus({ seconds })
    .toISO({ suppressMilliseconds: true })!;
}

function titleOf(id: string): string {
  return id.charAt(0).toLocaleUpperCase('en-US') + id.slice(1);
}

function idOf(title: string): string {
  return title.toLocaleLowerCase('en-US').replace(/[^a-z]+/g, '-');
}

function tellSpans(story: JourneyStory): {
  spans: TimelineSpan[];
  elapsed: number;
} {
  let at = 0;
  const spans = story.spans.map((span): TimelineSpan => {
    const start = at + (span.after ?? 0);
    at = start + span.seconds;
    return {
      spanKind: span.kind,
      function: span.function,
      functionTitle: titleOf(span.function),
      ...(span.gate && { gate: idOf(span.gate), gateTitle: span.gate }),
      ...(span.step && { step: span.step }),
      subject: story.id,
      start: plus(story.from, start),
      ...(!span.open && { end: plus(story.from, at) }),
      ...(span.inferred && { inferred: span.inferred }),
    };
  });
  return { spans, elapsed: at };
}

function sumBy(
  story: JourneyStory,
  include: (span: SpanStory) => boolean,
): KindSeconds {
  const sums = { ...NO_SECONDS };
  for (const span of story.spans.filter(include)) {
    sums[span.kind] += span.seconds;
  }
  return sums;
}

function tellFunctions(story: JourneyStory): JourneyDetail['byFunction'] {
  const ids = [...new Set(story.spans.map(span => span.function))];
  const gaps = story.spans.reduce((sum, span) => sum + (span.after ?? 0), 0);
  const unaccounted = { ...NO_SECONDS, unaccounted: gaps };
  return [
    ...ids.map(id => {
      const byKind = sumBy(story, span => span.function === id);
      return {
        function: id,
        title: titleOf(id),
        seconds: sumKinds(byKind),
        byKind,
      };
    }),
    {
      function: 'unowned',
      title: 'Unowned',
      seconds: 0,
      byKind: NO_SECONDS,
    },
    {
      function: 'unaccounted',
      title: 'Unaccounted',
      seconds: gaps,
      byKind: unaccounted,
    },
  ];
}

/** The list entry of a story. */
export function buildJourney(story: JourneyStory): JourneySummary {
  const { elapsed } = tellSpans(story);
  const byKind = {
    ...sumBy(story, () => true),
    unaccounted: story.spans.reduce((sum, span) => sum + (span.after ?? 0), 0),
  };
  const gates = story.spans
    .filter(span => span.gate)
    .sort((a, b) => b.seconds - a.seconds);
  const acting = byKind.work + byKind.processing + byKind.return;
  return {
    id: story.id,
    title: story.title,
    rootType: 'Initiative',
    url: `https://jira.example.com/browse/${story.id}`,
    entityRefs: ['component:default/churn-insights'],
    status: story.open ? 'open' : 'closed',
    from: story.from,
    ...(!story.open && { to: plus(story.from, elapsed) }),
    measured: story.measured ?? 'need → deployed',
    elapsed,
    working: (elapsed / 7) * 5 * (8 / 24),
    byKind,
    flowEfficiency: acting ? acting / elapsed : null,
    governanceLatency: gates.reduce((sum, span) => sum + span.seconds, 0),
    ...(gates[0] && {
      costliestGate: {
        id: idOf(gates[0].gate!),
        title: gates[0].gate!,
        seconds: gates[0].seconds,
      },
    }),
    milestones: story.milestones.map(([name, after, provenance]) => ({
      name,
      at: plus(story.from, after),
      after,
      provenance: provenance ?? 'observed',
      evidence: `${name} of ${story.id}`,
    })),
  };
}

/** The whole of a story: timeline, rounds, handoffs. */
export function buildJourneyDetail(story: JourneyStory): JourneyDetail {
  const { spans } = tellSpans(story);
  return {
    frame: buildFrame(),
    journey: buildJourney(story),
    spans,
    byFunction: tellFunctions(story),
    crossings: spans.slice(1).flatMap((span, index) =>
      span.function === spans[index].function
        ? []
        : [
            {
              fromFunction: spans[index].function,
              toFunction: span.function,
              at: span.start,
              wait: 0,
            },
          ],
    ),
    rounds: spans
      .filter(span => span.gate && span.spanKind === 'queue')
      .map(span => ({
        gate: span.gate!,
        gateTitle: span.gateTitle!,
        subject: span.subject,
        asked: span.start,
        ...(span.end && {
          decided: span.end,
          decision: 'approved' as const,
        }),
        state: span.end ? ('decided' as const) : ('open' as const),
      })),
    anomalies: [],
    timestamps: {
      observed: spans.length * 2,
      inferred: spans.filter(span => span.inferred).length,
      missing: 0,
    },
  };
}

/** How long an open story has run when the examples are told. */
export function untilNow(from: string): number {
  return DateTime.fromISO(AS_OF).diff(DateTime.fromISO(from)).as('seconds');
}
