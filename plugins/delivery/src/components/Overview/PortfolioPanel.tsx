import { useId, useState } from 'react';
import { Portfolio } from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import {
  DayCounting,
  formatNumber,
  formatPercent,
  formatPercentile,
} from '../../format';
import { Frame } from '../../frame';
import { PortfolioBy, usePortfolio } from '../../hooks';
import { Panel } from '../layout';
import { Answer, NoJourneys } from '../states';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';

const BY: Record<PortfolioBy, string> = {
  system: 'System',
  domain: 'Domain',
  owner: 'Owner',
};

/** Systems, domains or owners beside each other, by name: not a ranking. */
export function PortfolioPanel(props: {
  frame: Frame;
  onScope(scope: string): void;
}) {
  const { frame, onScope } = props;
  const [by, setBy] = useState<PortfolioBy>('system');
  const query = usePortfolio(by, frame);
  const id = useId();
  return (
    <Panel
      title="Portfolio"
      subtitle="Fewer than five components are withheld, also where the difference would tell."
      busy={query.isFetching && Boolean(query.data)}
      flush
      action={
        <TextField
          id={id}
          select
          size="small"
          variant="outlined"
          label="By"
          value={by}
          onChange={event => setBy(event.target.value as PortfolioBy)}
        >
          {Object.entries(BY).map(([value, title]) => (
            <MenuItem key={value} value={value}>
              {title}
            </MenuItem>
          ))}
        </TextField>
      }
    >
      <Answer what="the portfolio" query={query} scope={frame.scope}>
        {({ items, frame: { calendar } }) =>
          items.length === 0 ? (
            <NoJourneys hint={`No ${by} has journeys in this scope.`} />
          ) : (
            <PortfolioTable
              items={items}
              counting={calendar}
              heading={BY[by]}
              onScope={onScope}
            />
          )
        }
      </Answer>
    </Panel>
  );
}

function PortfolioTable(props: {
  items: Portfolio['items'];
  counting: DayCounting;
  heading: string;
  onScope(scope: string): void;
}) {
  const { items, counting, heading, onScope } = props;
  const classes = useTableClasses();
  return (
    <table className={classes.table} aria-label={`Portfolio by ${heading}`}>
      <thead>
        <tr>
          <HeadCell>{heading}</HeadCell>
          <HeadCell number>Components</HeadCell>
          <HeadCell number>Closed</HeadCell>
          <HeadCell number>Elapsed P50</HeadCell>
          <HeadCell number>P85</HeadCell>
          <HeadCell number>Flow efficiency</HeadCell>
          <HeadCell number>Governance share</HeadCell>
          <HeadCell number>Waiting now</HeadCell>
          <HeadCell />
        </tr>
      </thead>
      <tbody>
        {items.map(item => (
          <tr key={item.entityRef}>
            <Cell header>
              <EntityRefLink entityRef={item.entityRef} title={item.title} />
            </Cell>
            <Cell number>{formatNumber(item.components)}</Cell>
            <PortfolioFigures item={item} counting={counting} />
            <Cell number>
              <Button
                size="small"
                style={{ padding: 0 }}
                onClick={() => onScope(item.entityRef)}
              >
                Show
              </Button>
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PortfolioFigures(props: {
  item: Portfolio['items'][number];
  counting: DayCounting;
}) {
  const { item, counting } = props;
  if (item.suppressed || !item.elapsed) {
    return (
      <Cell colSpan={6}>
        <CellNote>withheld, so that no small group can be singled out</CellNote>
      </Cell>
    );
  }
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : formatPercent(value);
  return (
    <>
      <Cell number>{formatNumber(item.closed ?? 0)}</Cell>
      <Cell number>{formatPercentile(item.elapsed, 'p50', counting)}</Cell>
      <Cell number>{formatPercentile(item.elapsed, 'p85', counting)}</Cell>
      <Cell number>{share(item.flowEfficiency)}</Cell>
      <Cell number>{share(item.governanceLatencyShare)}</Cell>
      <Cell number>{formatNumber(item.waiting ?? 0)}</Cell>
    </>
  );
}
