import {
  addAbandoned,
  addSpell,
  emptySpells,
  Spells,
} from '@delivery-stack/flow';
import { FigureWindow } from '../database/FigureScope';
import { Ruler } from './Ruler';

/** A stay; epoch milliseconds. */
export interface Stay {
  opened: number;
  /** Undefined while it lasts. */
  ended?: number;
  /** Working milliseconds, where they are known. */
  working?: number;
  gate?: string;
}

/**
 * The stays of a window, as spells with delayed entry.
 *
 * @remarks
 * What was open already at the window's start comes under observation at the
 * age that it has then; what is still open at its end is censored there
 * (ALGORITHMS.md §3, period window).
 */
export function periodSpells(
  stays: Iterable<Stay>,
  options: { window: FigureWindow; ruler: Ruler; abandoned?: number },
): Spells {
  const { window, ruler, abandoned = 0 } = options;
  const spells = addAbandoned(emptySpells(), abandoned);
  for (const stay of stays) {
    const { opened, ended, working, gate } = stay;
    const isDecided = ended !== undefined && ended < window.until;
    const isOutside =
      opened >= window.until || (isDecided && ended < window.since);
    // Decided before it was asked: an anomaly that is kept, but not measured.
    if (isOutside || (isDecided && ended < opened)) {
      continue;
    }
    const entry =
      opened < window.since ? ruler.between(opened, window.since, gate) : 0;
    const exit = isDecided
      ? ruler.finished({ from: opened, to: ended, working }, gate)
      : ruler.between(opened, window.until, gate);
    addSpell(spells, {
      entry,
      exit: Math.max(entry, exit),
      decided: isDecided,
    });
  }
  return spells;
}
