import {
  Accountability,
  OutcomeReport,
} from '@delivery-stack/backstage-plugin-delivery-common';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { formatDuration } from '../../format';
import { KindLegend, KINDS } from '../../kinds';
import { ChartOrTable } from '../charts';
import { FunctionTable, showRows } from '../FunctionTable';
import { StatusChip } from '../states';
import { AccountabilityStrip } from './AccountabilityStrip';
import { writeSum } from './dayByDay';
import { Section } from './Section';
import { useReportClasses } from './useReportClasses';

/** Days that no function answers for are findings, with what to do about them. */
const FINDINGS: Record<string, { label: string; text: string }> = {
  unowned: {
    label: 'Unowned',
    text: 'work waited or was done where no function is named for it. Name the function of that gate or activity in the configuration.',
  },
  unaccounted: {
    label: 'Unaccounted',
    text: 'nothing recorded says what happened. Before the deployment, connect the source that would know, or map its events.',
  },
};

/** Whose days those were. */
export function AccountabilitySection(props: { report: OutcomeReport }) {
  const { accountability, totalIncrements, increments } = props.report;
  const classes = useReportClasses();
  if (!accountability) {
    return (
      <Section title="Shared accountability">
        <p className={classes.text}>
          Nothing to attribute yet: there is no increment.
        </p>
      </Section>
    );
  }
  const number =
    Math.max(0, totalIncrements - increments.length) +
    accountability.increment +
    1;
  return (
    <Section
      title={`Shared accountability: where the ${formatDuration(
        accountability.seconds,
      )} of increment ${number} went`}
    >
      <Strip accountability={accountability} />
      <Findings accountability={accountability} />
    </Section>
  );
}

function Strip(props: { accountability: Accountability }) {
  const { byFunction, measured } = props.accountability;
  const classes = useReportClasses();
  const { rows } = showRows(byFunction);
  const used = KINDS.filter(kind =>
    byFunction.some(({ byKind }) => byKind[kind] > 0),
  );
  return (
    <>
      <ChartOrTable
        chart={<AccountabilityStrip rows={rows} />}
        table={
          <FunctionTable byFunction={byFunction} label="Days by function" />
        }
      />
      <KindLegend kinds={used} />
      <p className={classes.text}>
        {measured}: {writeSum(rows)}
      </p>
    </>
  );
}

function Findings(props: { accountability: Accountability }) {
  const { byFunction, deployedToAdopted } = props.accountability;
  const classes = useReportClasses();
  const found = byFunction.filter(
    row => row.seconds > 0 && (row.function || 'unaccounted') in FINDINGS,
  );
  return (
    <>
      {found.map(row => {
        const { label, text } = FINDINGS[row.function || 'unaccounted'];
        return (
          <div key={label} className={classes.row} role="note">
            <StatusChip tone="caution" icon={WarningIcon} label={label} />
            <span>
              {formatDuration(row.seconds)}: {text}
            </span>
          </div>
        );
      })}
      {deployedToAdopted !== undefined && deployedToAdopted > 0 && (
        <p className={classes.note}>
          Of it, {formatDuration(deployedToAdopted)} lie between deployed and
          adopted: the measure says when it is adopted, and no source what
          happens until then. Ask whoever is to use it.
        </p>
      )}
    </>
  );
}
