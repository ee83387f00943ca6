import { useMemo } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  gatesRouteRef,
  journeyRouteRef,
  journeysRouteRef,
  outcomeRouteRef,
  outcomesRouteRef,
  overviewRouteRef,
  patternRouteRef,
  patternsRouteRef,
} from '../routes';
import { Frame, writeFrame } from './frameParams';

/** Where the parts of the page are; undefined where the page is not installed. */
export interface DeliveryLinks {
  overview(): string | undefined;
  gates(gate?: string): string | undefined;
  journeys(gate?: string): string | undefined;
  journey(id: string): string | undefined;
  outcomes(): string | undefined;
  outcome(ref: string): string | undefined;
  patterns(): string | undefined;
  pattern(ref: string): string | undefined;
}

/** Links into the Delivery page that carry a frame along. */
export function useDeliveryLinks(frame?: Frame): DeliveryLinks {
  const overview = useRouteRef(overviewRouteRef);
  const gates = useRouteRef(gatesRouteRef);
  const journeys = useRouteRef(journeysRouteRef);
  const journey = useRouteRef(journeyRouteRef);
  const outcomes = useRouteRef(outcomesRouteRef);
  const outcome = useRouteRef(outcomeRouteRef);
  const patterns = useRouteRef(patternsRouteRef);
  const pattern = useRouteRef(patternRouteRef);
  return useMemo(() => {
    const withFrame = (path?: string, extra: Record<string, string> = {}) => {
      if (!path) {
        return undefined;
      }
      const search = frame ? writeFrame(frame) : new URLSearchParams();
      for (const [name, value] of Object.entries(extra)) {
        search.set(name, value);
      }
      const text = search.toString();
      return text ? `${path}?${text}` : path;
    };
    return {
      overview: () => withFrame(overview?.()),
      gates: gate => withFrame(gates?.(), gate ? { gate } : {}),
      journeys: gate => withFrame(journeys?.(), gate ? { gate } : {}),
      journey: id => withFrame(journey?.({ id: encodeURIComponent(id) })),
      outcomes: () => withFrame(outcomes?.()),
      outcome: ref => withFrame(outcome?.({ ref: encodeURIComponent(ref) })),
      patterns: () => withFrame(patterns?.()),
      pattern: ref => withFrame(pattern?.({ ref: encodeURIComponent(ref) })),
    };
  }, [
    frame,
    gates,
    journey,
    journeys,
    outcome,
    outcomes,
    overview,
    pattern,
    patterns,
  ]);
}
