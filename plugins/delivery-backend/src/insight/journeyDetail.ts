import { JourneyDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import {
  crossings,
  Passage,
  Round,
  roundState,
  Span,
} from '@delivery-stack/flow';
import { StoredFold, StoredJourney } from '../database/JourneyStore';
import { Glossary } from './Glossary';
import { iso } from './window';

/** Spans, crossings, rounds and anomalies of one journey, for people. */
export function journeyStory(
  journey: StoredJourney,
  fold: StoredFold,
  context: { glossary: Glossary; asOf: number },
): Pick<JourneyDetail, 'spans' | 'crossings' | 'rounds' | 'anomalies'> {
  const { glossary, asOf } = context;
  return {
    spans: [...fold.spans]
      .sort((left, right) => left.start - right.start)
      .map(span => spanOf(span, glossary)),
    crossings: crossings(
      { spans: fold.spans, from: journey.from, to: journey.to },
      asOf,
    ).map(({ from, to, at, wait }) => ({
      fromFunction: from,
      toFunction: to,
      at: iso(at),
      wait: wait / 1000,
    })),
    rounds: fold.passages.flatMap(passage =>
      passage.rounds.map(round =>
        roundOf(passage, round, journey, glossary.gateTitle(passage.gate)),
      ),
    ),
    anomalies: fold.anomalies.map(({ code, at, message }) => ({
      code,
      at: iso(at),
      message,
    })),
  };
}

function spanOf(span: Span, glossary: Glossary) {
  return {
    spanKind: span.spanKind,
    function: span.function,
    functionTitle: glossary.functionTitle(span.function),
    ...(span.gate !== undefined && {
      gate: span.gate,
      gateTitle: glossary.gateTitle(span.gate),
    }),
    ...(span.step !== undefined && { step: span.step }),
    subject: span.subject,
    start: iso(span.start),
    ...(span.end !== undefined && { end: iso(span.end) }),
    ...(span.inferred && { inferred: span.inferred }),
  };
}

function roundOf(
  passage: Passage,
  round: Round,
  journey: StoredJourney,
  gateTitle: string,
): JourneyDetail['rounds'][number] {
  const { started, decided, decision, returned, resumed } = round;
  return {
    gate: passage.gate,
    gateTitle,
    subject: passage.subject,
    asked: iso(round.asked),
    ...(started !== undefined && { started: iso(started) }),
    ...(decided !== undefined && { decided: iso(decided) }),
    ...(decision && { decision }),
    ...(returned !== undefined && { returned: iso(returned) }),
    ...(resumed !== undefined && { resumed: iso(resumed) }),
    state: roundState(round, journey.to !== undefined),
  };
}
