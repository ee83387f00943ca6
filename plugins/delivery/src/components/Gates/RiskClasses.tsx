import { GateDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatNumber } from '../../format';
import { RateStrip } from '../charts';
import { Cell, HeadCell, useTableClasses } from '../table';
import { formatDaysPerCatch } from './figures';
import { useSectionClasses } from './useSectionClasses';
import { VerdictChip } from './VerdictChip';

/** Where the catches are: each risk class with its own verdict. */
export function RiskClasses(props: {
  classes: GateDetail['byRiskClass'];
  recorded: boolean;
}) {
  const { classes: rows, recorded } = props;
  const classes = useTableClasses();
  const section = useSectionClasses();
  const max = Math.min(
    1,
    Math.max(0.1, ...rows.map(row => row.deliveryTest.upper ?? 0)) * 1.05,
  );
  return (
    <section>
      <h3 className={section.heading}>Where the catches are</h3>
      {rows.length === 0 ? (
        <p className={section.note}>
          {recorded
            ? 'No risk class is recorded on the subjects of this gate.'
            : 'Outcomes of decisions are not recorded for this gate.'}
        </p>
      ) : (
        <table className={classes.table} aria-label="Catches by risk class">
          <thead>
            <tr>
              <HeadCell>Risk class</HeadCell>
              <HeadCell number>Decisions</HeadCell>
              <HeadCell number>Caught</HeadCell>
              <HeadCell width="38%">Catch rate</HeadCell>
              <HeadCell number>Days per catch</HeadCell>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ riskClass, deliveryTest: test }) => (
              <tr key={riskClass}>
                <Cell header strong>
                  <div>{riskClass}</div>
                  <VerdictChip test={test} />
                </Cell>
                <Cell number>{formatNumber(test.decided)}</Cell>
                <Cell number>{formatNumber(test.caught)}</Cell>
                <Cell>
                  <RateStrip
                    rate={test.rate}
                    upper={test.upper}
                    floor={test.catchFloor}
                    max={max}
                  />
                </Cell>
                <Cell number>
                  {test.waitingDaysPerCatch === null
                    ? 'no catch'
                    : formatDaysPerCatch(test.waitingDaysPerCatch)}
                </Cell>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={section.note}>
        Bounds are one-sided, 95 %. The dashed line is the catch floor.
      </p>
    </section>
  );
}
