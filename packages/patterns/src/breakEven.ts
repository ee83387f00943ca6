/** What a pattern cost once and saves each time, in minutes. @public */
export interface Governance {
  /** Minutes that functions spent on reviewing and signing, all sign-offs together. */
  readonly governanceMinutesOnce: number;
  /** Minutes that one activation saves against being reviewed by itself. */
  readonly minutesSavedPerUse: number;
  /** Activations so far. */
  readonly uses: number;
}

/** When a pattern has paid for its governance. @public */
export interface BreakEven {
  /** Minutes. */
  readonly spent: number;
  /** Minutes. */
  readonly saved: number;
  /** Minutes saved less minutes spent; negative before break-even. */
  readonly net: number;
  /** Activations after which nothing is lost; null when no use saves anything. */
  readonly usesNeeded: number | null;
  readonly reached: boolean;
}

/**
 * Compares minutes spent once with minutes saved by every use.
 *
 * @throws RangeError for figures that are negative or not finite.
 *
 * @public
 */
export function breakEvenOf(governance: Governance): BreakEven {
  const { governanceMinutesOnce: spent, minutesSavedPerUse, uses } = governance;
  for (const [name, figure] of Object.entries(governance)) {
    if (!(Number.isFinite(figure) && figure >= 0)) {
      throw new RangeError(`${name} is ${figure}; give a number from 0 up`);
    }
  }
  const saved = minutesSavedPerUse * uses;
  const perUse = minutesSavedPerUse > 0 ? spent / minutesSavedPerUse : null;
  const usesNeeded = spent === 0 ? 0 : perUse && Math.ceil(perUse);
  return {
    spent,
    saved,
    net: saved - spent,
    usesNeeded,
    reached: usesNeeded !== null && uses >= usesNeeded,
  };
}
