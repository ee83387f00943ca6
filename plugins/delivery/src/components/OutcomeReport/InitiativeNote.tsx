import { OutcomeReport } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatCount, formatRelative } from '../../format';
import { useReportClasses } from './useReportClasses';

/** Where the tickets come from that increments are looked up by. */
export function InitiativeNote(props: { report: OutcomeReport }) {
  const { initiative, asOf } = props.report;
  const classes = useReportClasses();
  if (!initiative) {
    return null;
  }
  const { source, tickets, query, resolvedAt } = initiative;
  const count = formatCount(tickets, 'ticket');
  if (query === undefined) {
    return (
      <p className={classes.note}>
        {count} of {source}, named by key.
      </p>
    );
  }
  // Before the first answer nothing was counted: the problem above says so.
  return resolvedAt === undefined ? null : (
    <p className={classes.note}>
      {count}, found by a query in {source} {formatRelative(resolvedAt, asOf)}:{' '}
      <code>{query}</code>
    </p>
  );
}
