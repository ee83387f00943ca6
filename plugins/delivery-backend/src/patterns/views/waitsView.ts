import { PatternWait } from '@delivery-stack/backstage-plugin-delivery-common';
import { distributionOf } from '@delivery-stack/flow';
import { DecisionAsk } from '../DecisionAsks';

/** How long each function takes to decide, those that are required first. */
export function waitsView(
  asks: readonly DecisionAsk[],
  { required, now }: { required: readonly string[]; now: number },
): PatternWait[] {
  const others = asks.map(each => each.function).sort();
  return [...new Set([...required, ...others])].map(name => {
    const mine = asks.filter(each => each.function === name);
    const waits = (kind: DecisionAsk['kind']) =>
      distributionOf({
        spells: mine
          .filter(each => each.kind === kind)
          .map(({ askedAt, decision, replacedAt }) => ({
            entry: 0,
            // Never below zero: the clock may have been moved back since.
            exit: Math.max(0, (decision?.at ?? replacedAt ?? now) - askedAt),
            decided: decision !== undefined,
          })),
      });
    return {
      function: name,
      signOffs: waits('signOff'),
      exceptions: waits('exception'),
    };
  });
}
