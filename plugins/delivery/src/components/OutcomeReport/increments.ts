import {
  Increment,
  OutcomeReport,
} from '@delivery-stack/backstage-plugin-delivery-common';

/** An increment with its number, counted from the first need. */
export interface NumberedIncrement extends Increment {
  number: number;
  label: string;
}

type Counted = Pick<OutcomeReport, 'increments' | 'totalIncrements'>;

/** Increments as they are called; those before the latest 100 count too. */
export function numberIncrements(report: Counted): NumberedIncrement[] {
  const { increments, totalIncrements } = report;
  const before = Math.max(0, totalIncrements - increments.length);
  return increments.map((increment, index) => ({
    ...increment,
    number: before + index + 1,
    label: `increment ${before + index + 1}`,
  }));
}

/** Whether it still runs; one that was never to be deployed does not. */
export function isOpen(increment: Increment): boolean {
  return increment.timeToValue === null && increment.state !== 'closed';
}

/** The increment that got there last. */
export function latestReached(
  increments: readonly NumberedIncrement[],
): NumberedIncrement | undefined {
  const end = ({ adopted, deployed }: Increment) =>
    Date.parse(adopted ?? deployed ?? '');
  return increments
    .filter(({ timeToValue }) => timeToValue !== null)
    .reduce<NumberedIncrement | undefined>(
      (last, each) => (last && end(last) > end(each) ? last : each),
      undefined,
    );
}

/** What its state is called. */
export const INCREMENT_STATES: Record<Increment['state'], string> = {
  open: 'open',
  deployed: 'deployed, not adopted yet',
  adopted: 'adopted',
  closed: 'closed without a deployment',
};

/** `deployed` says it all where adoption is not measured. */
export function stateWords(increment: Increment): string {
  return increment.state === 'deployed' && increment.timeToValue !== null
    ? 'deployed'
    : INCREMENT_STATES[increment.state];
}
