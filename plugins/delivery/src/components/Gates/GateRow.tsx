import { KeyboardEvent, useRef } from 'react';
import { GateInsight } from '@delivery-stack/backstage-plugin-delivery-common';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import ClosedIcon from '@material-ui/icons/ChevronRight';
import OpenIcon from '@material-ui/icons/ExpandMore';
import { DayCounting, formatDays, formatNumber } from '../../format';
import { Frame } from '../../frame';
import { PercentileStrip, RateStrip, ShareBar } from '../charts';
import { Cell, CellNote } from '../table';
import { countDecisions, describeCost, rubberStampShare } from './figures';
import { GateDetails } from './GateDetails';
import { VerdictChip } from './VerdictChip';

const useStyles = makeStyles(
  theme => ({
    open: { background: theme.palette.action.hover },
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
    owner: { paddingLeft: 24 },
    icon: { fontSize: 20 },
    details: {
      padding: 0,
      background: theme.palette.action.hover,
      borderLeft: `3px solid ${theme.palette.primary.main}`,
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
  }),
  { name: 'DeliveryGateRow' },
);

/** Columns of the ledger. */
export const LEDGER_COLUMNS = 8;

/** One gate in the ledger; opens to say why. */
export function GateRow(props: {
  gate: GateInsight;
  counting: DayCounting;
  frame: Frame;
  queueMax: number;
  rateMax: number;
  open: boolean;
  onToggle(open: boolean): void;
}) {
  const { gate, frame, open, onToggle } = props;
  const classes = useStyles();
  const toggle = useRef<HTMLButtonElement>(null);
  const details = `delivery-gate-${gate.id}`;
  const closeOnEscape = (event: KeyboardEvent) => {
    if (open && event.key === 'Escape') {
      onToggle(false);
      toggle.current?.focus();
    }
  };
  return (
    <>
      <tr className={open ? classes.open : undefined} onKeyDown={closeOnEscape}>
        <Cell header>
          <ButtonBase
            ref={toggle}
            className={classes.toggle}
            aria-expanded={open}
            aria-controls={open ? details : undefined}
            onClick={() => onToggle(!open)}
          >
            {open ? (
              <OpenIcon className={classes.icon} aria-hidden />
            ) : (
              <ClosedIcon className={classes.icon} aria-hidden />
            )}
            {gate.title}
          </ButtonBase>
          <div className={classes.owner}>
            <CellNote>
              {gate.functionTitle} · {gate.kind}
            </CellNote>
          </div>
        </Cell>
        <GateFigures {...props} />
      </tr>
      {open && (
        <tr id={details} onKeyDown={closeOnEscape}>
          <td colSpan={LEDGER_COLUMNS} className={classes.details}>
            <GateDetails gate={gate} frame={frame} />
          </td>
        </tr>
      )}
    </>
  );
}

function GateFigures(props: {
  gate: GateInsight;
  counting: DayCounting;
  queueMax: number;
  rateMax: number;
}) {
  const { gate, counting, queueMax, rateMax } = props;
  const test = gate.deliveryTest;
  const stamped = rubberStampShare(gate);
  return (
    <>
      <Cell number>
        {formatNumber(countDecisions(gate))}
        <CellNote>{formatNumber(gate.open)} open</CellNote>
      </Cell>
      <Cell>
        <PercentileStrip
          distribution={gate.queue}
          counting={counting}
          max={queueMax}
        />
      </Cell>
      <Cell number strong>
        {test ? formatNumber(test.caught) : '–'}
      </Cell>
      <Cell>
        {stamped === undefined ? (
          <CellNote>not recorded</CellNote>
        ) : (
          <ShareBar share={stamped} />
        )}
      </Cell>
      <Cell>
        {test && (
          <RateStrip
            rate={test.rate}
            upper={test.upper}
            floor={test.catchFloor}
            max={rateMax}
          />
        )}
      </Cell>
      <Cell number strong>
        {formatDays(gate.gateDays)}
        <CellNote>{describeCost(gate)}</CellNote>
      </Cell>
      <Cell>
        <VerdictChip test={test} kind={gate.kind} />
      </Cell>
    </>
  );
}
