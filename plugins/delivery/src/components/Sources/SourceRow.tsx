import { KeyboardEvent, useRef, useState } from 'react';
import { SourceItem } from '@delivery-stack/backstage-plugin-delivery-common';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import ClosedIcon from '@material-ui/icons/ChevronRight';
import OpenIcon from '@material-ui/icons/ExpandMore';
import { formatInstant, formatNumber, formatRelative } from '../../format';
import { Cell, CellNote } from '../table';
import { Problems } from './Problems';
import { RunButton } from './RunButton';
import { SourceDetails } from './SourceDetails';
import { SourceStatus } from './SourceStatus';

const useStyles = makeStyles(
  theme => ({
    toggle: {
      display: 'flex',
      justifyContent: 'flex-start',
      gap: 4,
      minHeight: 24,
      width: '100%',
      font: 'inherit',
      fontWeight: 700,
      textAlign: 'left',
    },
    vendor: { paddingLeft: 24 },
    icon: { fontSize: 20 },
    below: {
      padding: theme.spacing(1.5, 2, 1.5, 5),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    details: { background: theme.palette.action.hover },
  }),
  { name: 'DeliverySourceRow' },
);

/** Problems that show without opening the row. */
const SHOWN = 3;

/** Columns of the table of sources. */
export const SOURCE_COLUMNS = 6;

/** One source: how it does, and below it what keeps it from doing better. */
export function SourceRow(props: {
  source: SourceItem;
  asOf: string;
  mayRun: boolean;
}) {
  const { source, asOf, mayRun } = props;
  const { id, title, vendor, problems } = source;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const details = `delivery-source-${id}`;
  const shown = open ? problems : problems.slice(0, SHOWN);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (open && event.key === 'Escape') {
      setOpen(false);
      toggle.current?.focus();
    }
  };
  const Icon = open ? OpenIcon : ClosedIcon;
  return (
    <>
      <tr onKeyDown={closeOnEscape}>
        <Cell header>
          <ButtonBase
            ref={toggle}
            className={classes.toggle}
            aria-expanded={open}
            aria-controls={open ? details : undefined}
            onClick={() => setOpen(!open)}
          >
            <Icon className={classes.icon} aria-hidden />
            {title}
          </ButtonBase>
          <div className={classes.vendor}>
            <CellNote>{vendor ? `${vendor} · ${id}` : id}</CellNote>
          </div>
        </Cell>
        <SourceFigures source={source} asOf={asOf} />
        <Cell number>{mayRun && <RunButton source={source} />}</Cell>
      </tr>
      {shown.length > 0 && (
        <tr>
          <td colSpan={SOURCE_COLUMNS} className={classes.below}>
            <Problems problems={shown} title={title} asOf={asOf} />
            {shown.length < problems.length && (
              <CellNote>
                and {formatNumber(problems.length - shown.length)} more: open
                the row
              </CellNote>
            )}
          </td>
        </tr>
      )}
      {open && (
        <tr id={details} onKeyDown={closeOnEscape}>
          <td
            colSpan={SOURCE_COLUMNS}
            className={`${classes.below} ${classes.details}`}
          >
            <SourceDetails source={source} asOf={asOf} />
          </td>
        </tr>
      )}
    </>
  );
}

function SourceFigures(props: { source: SourceItem; asOf: string }) {
  const { source, asOf } = props;
  const { events, lastSuccessAt, nextRunAt } = source;
  return (
    <>
      <Cell>
        <SourceStatus source={source} />
      </Cell>
      <Cell noWrap>
        <Instant instant={lastSuccessAt} asOf={asOf} none="never" />
      </Cell>
      <Cell>
        <b>{formatNumber(events.accepted)} accepted</b>
        <CellNote>
          {formatNumber(events.duplicate)} duplicate ·{' '}
          {formatNumber(events.conflicting)} conflicting ·{' '}
          {formatNumber(events.rejected)} rejected ·{' '}
          {formatNumber(events.ignored)} ignored
        </CellNote>
      </Cell>
      <Cell noWrap>
        <Instant
          instant={nextRunAt}
          asOf={asOf}
          none="not planned"
          late={source.status !== 'running'}
        />
      </Cell>
    </>
  );
}

function Instant(props: {
  instant?: string;
  asOf: string;
  none: string;
  /** Set where an instant in the past is overdue. */
  late?: boolean;
}) {
  const { instant, asOf, none, late } = props;
  if (!instant) {
    return <>{none}</>;
  }
  const text = formatRelative(instant, asOf);
  return (
    <>
      {late && text.endsWith(' ago') ? `due ${text}` : text}
      <CellNote>{formatInstant(instant)}</CellNote>
    </>
  );
}
