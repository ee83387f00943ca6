import {
  CampaignAsked,
  CampaignSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { Link } from '@backstage/core-components';
import { formatDate } from '../../format';
import { useCampaignsAsking } from '../../hooks';
import { Section } from '../OutcomeReport/Section';
import { useReportClasses } from '../OutcomeReport/useReportClasses';
import { StateChip } from '../Patterns/StateChip';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { ITEM_STATES } from './standings';
import { useCampaignLinks } from './useCampaignLinks';
import { askOf } from './words';

type Asking = CampaignSummary & { asked: CampaignAsked };

/** The campaigns that ask something of an outcome; nothing where none does. */
export function AskedSection(props: { outcome: string }) {
  const { data, error } = useCampaignsAsking(props.outcome);
  const table = useTableClasses();
  const classes = useReportClasses();
  const items = data?.items.flatMap(({ asked, ...item }) =>
    asked ? [{ ...item, asked }] : [],
  );
  if (!items?.length) {
    return error && !data ? (
      <Section title="Asked by campaigns">
        <p className={classes.note} role="alert">
          Could not ask which campaigns ask something of it.
        </p>
      </Section>
    ) : null;
  }
  return (
    <Section title="Asked by campaigns">
      <div className={classes.scroll}>
        <table className={table.table} aria-label="Campaigns that ask it">
          <thead>
            <tr>
              <HeadCell width="40%">Campaign</HeadCell>
              <HeadCell>Target day</HeadCell>
              <HeadCell>State</HeadCell>
              <HeadCell>What is missing</HeadCell>
            </tr>
          </thead>
          <tbody>
            {items.map(item => (
              <AskedRow key={item.id} item={item} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function AskedRow(props: { item: Asking }) {
  const { item } = props;
  const { state, reason, exemptUntil } = item.asked;
  const links = useCampaignLinks();
  return (
    <tr>
      <Cell header>
        <Link to={links.one(item.id)}>{item.title}</Link>
        <CellNote>{askOf(item)}</CellNote>
      </Cell>
      <Cell noWrap>{formatDate(item.target)}</Cell>
      <Cell>
        <StateChip reading={ITEM_STATES[state]} />
        {state === 'exempt' && exemptUntil && (
          <CellNote>until the end of {formatDate(exemptUntil)}</CellNote>
        )}
      </Cell>
      <Cell>{reason}</Cell>
    </tr>
  );
}
