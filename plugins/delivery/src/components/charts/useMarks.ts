import { KeyboardEvent, useState } from 'react';
import { nextMark } from './nextMark';

/** A chart whose marks are read one by one. */
export interface Marks {
  /** The mark that is read; undefined while none is pointed at or in focus. */
  active: number | undefined;
  /** What it says, with its place; empty while none is read. */
  text: string;
  /** Reads a mark while the mouse is on the chart. */
  point(index: number): void;
  /** For the element of the chart: it is one tab stop. */
  keys: {
    tabIndex: number;
    'aria-keyshortcuts': string;
    onFocus(): void;
    onBlur(): void;
    onMouseLeave(): void;
    onKeyDown(event: KeyboardEvent): void;
  };
}

/**
 * Arrow keys, Home and End move between the marks of a chart that is one
 * picture; `MarkText` says each.
 *
 * @remarks Whoever comes back is where they left.
 */
export function useMarks(texts: readonly string[]): Marks {
  const [place, setPlace] = useState(0);
  const [focused, setFocused] = useState(false);
  const [pointed, setPointed] = useState<number>();
  const count = texts.length;
  // Another answer may have fewer.
  const index = Math.min(place, count - 1);
  const wanted = pointed ?? (focused ? index : undefined);
  const active =
    wanted !== undefined && texts[wanted] !== undefined ? wanted : undefined;
  return {
    active,
    text:
      active === undefined ? '' : `${active + 1} of ${count}: ${texts[active]}`,
    point: setPointed,
    keys: {
      tabIndex: 0,
      'aria-keyshortcuts': 'ArrowLeft ArrowRight Home End',
      onFocus: () => setFocused(true),
      onBlur: () => setFocused(false),
      onMouseLeave: () => setPointed(undefined),
      onKeyDown: event => {
        const next = nextMark(event.key, index, count);
        if (next !== undefined) {
          event.preventDefault();
          // Whoever takes to the keys no longer reads what the mouse is on.
          setPointed(undefined);
          setPlace(next);
        }
      },
    },
  };
}
