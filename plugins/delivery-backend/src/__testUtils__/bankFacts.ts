import { AnyFact } from '@delivery-stack/flow';
import { ticket } from './testBank';

/** The analytics initiative of 31 days, of a component, begun on a day. */
export const analyticsOf = (
  key: string,
  component: string,
  day: number,
): AnyFact[] =>
  ticket(
    key,
    [
      [day, 'Environment requested'],
      [day + 3, 'Configuring'],
      [day + 8, 'Security review'],
      [day + 20, 'Modifying'],
      [day + 23, 'Data access requested'],
      [day + 31, 'Done'],
    ],
    { components: [component] },
  );

/**
 * Five initiatives of 31 days (three of ledger, one of cards, one of tiny), and
 * one of ledger that is still in security review after 25 days.
 */
export const bankFacts: AnyFact[] = [
  ...analyticsOf('LED-1', 'c1', 60),
  ...analyticsOf('LED-2', 'c2', 61),
  ...analyticsOf('LED-3', 'c2', 62),
  ...analyticsOf('CRD-1', 'c1', 63),
  ...analyticsOf('TNY-1', 'c1', 64),
  ...ticket(
    'LED-4',
    [
      [70, 'Environment requested'],
      [75, 'Security review'],
    ],
    { components: ['c3'] },
  ),
];
