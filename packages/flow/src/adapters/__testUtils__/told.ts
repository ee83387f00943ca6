import { AnyFact } from '../../events/fact';

/**
 * Facts as short lines, in order of time: `09:00 ticket.created`, with `~`
 * where the time was inferred. All times of these tests are on 2 March 2026;
 * another day stands in front.
 */
export function told(facts: readonly AnyFact[]): string[] {
  return [...facts]
    .sort(
      (one, other) => one.time - other.time || (one.type < other.type ? -1 : 1),
    )
    .map(({ time, type, inferred }) => {
      const instant = new Date(time).toISOString();
      const day = instant.startsWith('2026-03-02')
        ? ''
        : `${instant.slice(5, 10)} `;
      return `${inferred ? '~' : ''}${day}${instant.slice(11, 16)} ${type}`;
    });
}

/** An instant of 2 March 2026. */
export const at = (clock: string) => `2026-03-02T${clock}:00Z`;

/** Data of the only fact of a type. */
export function dataOf(
  facts: readonly AnyFact[],
  type: AnyFact['type'],
): Record<string, any> {
  const found = facts.filter(fact => fact.type === type);
  if (found.length !== 1) {
    throw new Error(`${found.length} facts of type ${type}`);
  }
  return found[0].data;
}
