/** Between a number and its unit: a line never breaks there. */
export const NO_BREAK_SPACE = '\u00a0';

/** Between groups of three digits. */
export const NARROW_NO_BREAK_SPACE = '\u202f';

/** The typographic minus, as wide as a plus. */
export const MINUS = '\u2212';
