import { Span } from '../fold/span';
import { clip, Interval, unionMeasure } from './intervals';

/**
 * How long each function's spans were open, whatever ran beside them.
 *
 * @remarks
 * |∪ spans of f| within the window: what the attribution to somebody else
 * hides. Functions overlap, so the sum may exceed the window.
 *
 * @returns Milliseconds by function.
 * @public
 */
export function exposure(
  spans: Iterable<Span>,
  window: Interval,
): Record<string, number> {
  const stretches = new Map<string, Interval[]>();
  for (const span of spans) {
    const clipped = clip(span, window);
    if (clipped) {
      const known = stretches.get(span.function);
      if (known) {
        known.push(clipped);
      } else {
        stretches.set(span.function, [clipped]);
      }
    }
  }
  return Object.fromEntries(
    [...stretches].map(([owner, list]) => [owner, unionMeasure(list)]),
  );
}
