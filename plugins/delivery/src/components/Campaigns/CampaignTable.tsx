import { CampaignSummary } from '@delivery-stack/backstage-plugin-delivery-common';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { formatDate } from '../../format';
import { ShareBar } from '../charts';
import { StateChip } from '../Patterns/StateChip';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { STANDINGS } from './standings';
import { useCampaignLinks } from './useCampaignLinks';
import { askOf, countsOf } from './words';

/** Campaigns with how far each is. */
export function CampaignTable(props: { items: readonly CampaignSummary[] }) {
  const table = useTableClasses();
  const links = useCampaignLinks();
  return (
    <table className={table.table} aria-label="Campaigns">
      <thead>
        <tr>
          <HeadCell width="40%">Campaign</HeadCell>
          <HeadCell>Owner</HeadCell>
          <HeadCell>Met</HeadCell>
          <HeadCell>Target day</HeadCell>
          <HeadCell>State</HeadCell>
        </tr>
      </thead>
      <tbody>
        {props.items.map(item => (
          <tr key={item.id}>
            <Cell header>
              <Link to={links.one(item.id)}>{item.title}</Link>
              <CellNote>{askOf(item)}</CellNote>
            </Cell>
            <Cell>
              <EntityRefLink entityRef={item.owner} defaultKind="group" />
            </Cell>
            <Cell>
              <CampaignShare of={item} />
            </Cell>
            <Cell noWrap>{formatDate(item.target)}</Cell>
            <Cell>
              <StateChip reading={STANDINGS[item.standing]} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The share that meets it as a bar and in figures; none where none is asked. */
export function CampaignShare(props: { of: CampaignSummary }) {
  const { counts } = props.of;
  return (
    <>
      {counts.share !== null && <ShareBar share={counts.share} />}
      <CellNote>{countsOf(props.of)}</CellNote>
    </>
  );
}
