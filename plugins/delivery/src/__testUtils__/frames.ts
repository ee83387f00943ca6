import { Overview } from '@delivery-stack/backstage-plugin-delivery-common';

/** When the examples are told. */
export const AS_OF = '2026-11-20T18:00:00Z';

/** What an answer is about. */
export function buildFrame(
  overrides: Partial<Overview['frame']> = {},
): Overview['frame'] {
  return {
    since: '2026-08-22T18:00:00Z',
    until: AS_OF,
    asOf: AS_OF,
    calendar: 'elapsed',
    dataThrough: '2026-11-20T17:48:00Z',
    timestamps: { observed: 880, inferred: 90, missing: 30 },
    ...overrides,
  };
}
