import { useState } from 'react';
import {
  Linking,
  LinkShare,
} from '@delivery-stack/backstage-plugin-delivery-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { formatNumber, formatPercent } from '../../format';
import { Cell, HeadCell, useTableClasses } from '../table';
import { LINKED } from './linked';

const useStyles = makeStyles(
  theme => ({
    // Narrower, it scrolls instead of breaking every word.
    table: { minWidth: 640 },
    group: { borderBottom: `1px solid ${theme.palette.divider}` },
    title: {
      padding: theme.spacing(1, 2, 0.5),
      fontWeight: 700,
      textAlign: 'left',
    },
    example: { fontFamily: 'monospace', overflowWrap: 'anywhere' },
    more: { padding: theme.spacing(1, 2) },
    none: { margin: 0, padding: theme.spacing(2) },
  }),
  { name: 'DeliveryLinkReasons' },
);

/** Reasons of each kind that show at first. */
const SHOWN = 5;

/** The biggest reasons why something is in no journey, with an example each. */
export function LinkReasons(props: { linking: Linking }) {
  const { linking } = props;
  const classes = useStyles();
  const table = useTableClasses();
  const [all, setAll] = useState(false);
  const groups = LINKED.map(({ of, title }) => ({ title, share: linking[of] }));
  const count = groups.reduce(
    (sum, each) => sum + each.share.reasons.length,
    0,
  );
  const isCut = groups.some(each => each.share.reasons.length > SHOWN);
  if (count === 0) {
    const heard = groups.some(each => each.share.total > 0);
    return (
      <p className={classes.none}>
        {heard ? 'Everything is linked.' : 'Nothing was heard of yet.'}
      </p>
    );
  }
  return (
    <>
      <table
        className={`${table.table} ${classes.table}`}
        aria-label="Why the rest is not linked"
      >
        <Head />
        {groups.map(({ title, share }) => (
          <Group
            key={title}
            title={title}
            share={share}
            shown={all ? share.reasons.length : SHOWN}
          />
        ))}
      </table>
      {isCut && (
        <div className={classes.more}>
          <Button size="small" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Show the biggest only' : `Show all ${count} reasons`}
          </Button>
        </div>
      )}
    </>
  );
}

function Head() {
  return (
    <thead>
      <tr>
        <HeadCell>Not linked, by reason</HeadCell>
        <HeadCell number>Times</HeadCell>
        <HeadCell number>Share</HeadCell>
        <HeadCell width="32%">Latest example</HeadCell>
      </tr>
    </thead>
  );
}

function Group(props: { title: string; share: LinkShare; shown: number }) {
  const { title, share, shown } = props;
  const { total, linked, sampled } = share;
  const classes = useStyles();
  const table = useTableClasses();
  const missed = total - linked;
  const reasons = share.reasons.slice(0, shown);
  return (
    <tbody className={classes.group}>
      {reasons.length > 0 && (
        <tr>
          <th scope="rowgroup" colSpan={4} className={classes.title}>
            {title}
            <span className={table.note}>
              {sampled < missed
                ? `, the latest ${formatNumber(sampled)} of ${formatNumber(
                    missed,
                  )}`
                : `, all ${formatNumber(missed)}`}
            </span>
          </th>
        </tr>
      )}
      {reasons.map(({ code, reason, count, example }) => (
        <tr key={`${code} ${reason}`}>
          <Cell header>{reason}</Cell>
          <Cell number>{formatNumber(count)}</Cell>
          <Cell number>{formatPercent(count / Math.max(1, sampled))}</Cell>
          <Cell>
            <span className={classes.example}>{example}</span>
          </Cell>
        </tr>
      ))}
    </tbody>
  );
}
