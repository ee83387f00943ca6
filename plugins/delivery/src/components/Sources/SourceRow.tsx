import { KeyboardEvent, ReactNode, Ref, useRef, useState } from 'react';
import { SourceItem } from '@delivery-stack/backstage-plugin-delivery-common';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import ClosedIcon from '@material-ui/icons/ChevronRight';
import OpenIcon from '@material-ui/icons/ExpandMore';
import { formatNumber } from '../../format';
import { Cell, CellNote } from '../table';
import { Problems } from './Problems';
import { RunButton } from './RunButton';
import { SourceDetails } from './SourceDetails';
import { SourceFigures } from './SourceFigures';

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
    // Stays readable where the table is wider than the screen and scrolls.
    inView: {
      position: 'sticky',
      left: theme.spacing(5),
      maxWidth: `min(100%, calc(100vw - ${theme.spacing(13)}px))`,
    },
    details: { background: theme.palette.action.hover },
  }),
  { name: 'DeliverySourceRow' },
);

/** Problems that show without opening the row. */
const SHOWN = 3;

/** Columns of the table of sources. */
const COLUMNS = 6;

/** One source: how it does, and below it what keeps it from doing better. */
export function SourceRow(props: {
  source: SourceItem;
  asOf: string;
  mayRun: boolean;
}) {
  const { source, asOf, mayRun } = props;
  const [open, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (open && event.key === 'Escape') {
      setOpen(false);
      toggle.current?.focus();
    }
  };
  return (
    <>
      <tr onKeyDown={closeOnEscape}>
        <SourceName
          source={source}
          open={open}
          toggle={toggle}
          onToggle={() => setOpen(!open)}
        />
        <SourceFigures source={source} asOf={asOf} />
        <Cell number>{mayRun && <RunButton source={source} />}</Cell>
      </tr>
      <ProblemsRow source={source} asOf={asOf} all={open} />
      {open && (
        <tr id={detailsOf(source)} onKeyDown={closeOnEscape}>
          <Below raised>
            <SourceDetails source={source} asOf={asOf} />
          </Below>
        </tr>
      )}
    </>
  );
}

function detailsOf({ id }: SourceItem): string {
  return `delivery-source-${id}`;
}

function SourceName(props: {
  source: SourceItem;
  open: boolean;
  toggle: Ref<HTMLButtonElement>;
  onToggle(): void;
}) {
  const { source, open, toggle, onToggle } = props;
  const { id, title, vendor } = source;
  const classes = useStyles();
  const Icon = open ? OpenIcon : ClosedIcon;
  return (
    <Cell header>
      <ButtonBase
        ref={toggle}
        className={classes.toggle}
        aria-expanded={open}
        aria-controls={open ? detailsOf(source) : undefined}
        onClick={onToggle}
      >
        <Icon className={classes.icon} aria-hidden />
        {title}
      </ButtonBase>
      <div className={classes.vendor}>
        <CellNote>{vendor ? `${vendor} · ${id}` : id}</CellNote>
      </div>
    </Cell>
  );
}

function ProblemsRow(props: {
  source: SourceItem;
  asOf: string;
  all: boolean;
}) {
  const { source, asOf, all } = props;
  const { problems, title } = source;
  const shown = all ? problems : problems.slice(0, SHOWN);
  const hidden = problems.length - shown.length;
  return shown.length === 0 ? null : (
    <tr>
      <Below>
        <Problems problems={shown} title={title} asOf={asOf} />
        {hidden > 0 && (
          <CellNote>and {formatNumber(hidden)} more: open the row</CellNote>
        )}
      </Below>
    </tr>
  );
}

/** A cell below a row, as wide as the table. */
function Below(props: { raised?: boolean; children: ReactNode }) {
  const { raised, children } = props;
  const classes = useStyles();
  return (
    <td
      colSpan={COLUMNS}
      className={`${classes.below} ${raised ? classes.details : ''}`}
    >
      <div className={classes.inView}>{children}</div>
    </td>
  );
}
