import { OutcomeSummary } from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { formatCount, formatDuration, formatSample } from '../../format';
import { figure, figureIn } from '../Outcome/words';
import { moneyText } from '../OutcomeReport/money';
import { RiskChips } from '../OutcomeReport/RiskChips';
import { CONSTRAINT_STATES, CONSTRAINTS } from '../OutcomeReport/risks';
import { ShareBar } from '../charts';
import { StatusChip } from '../states';
import { Cell, CellNote } from '../table';
import { OutcomeLink } from './OutcomeLink';
import { forecastNote, quarterWords } from './summaryWords';

/** One outcome of the portfolio. */
export function PortfolioRow(props: { item: OutcomeSummary; on?: string }) {
  const { item, on } = props;
  const { costOfWaiting } = item;
  return (
    <tr>
      <Cell header>
        <OutcomeLink of={item} on={on} />
        <CellNote>{item.statement}</CellNote>
      </Cell>
      <Cell>
        <EntityRefLink entityRef={item.owner} defaultKind="group" />
      </Cell>
      <Cell>
        <Progress item={item} />
      </Cell>
      <Cell>
        <Forecast item={item} />
      </Cell>
      <Cell>
        <TimeToValue item={item} />
      </Cell>
      <Cell>
        <Constraints item={item} />
      </Cell>
      <Cell>
        {item.risks.length > 0 ? <RiskChips risks={item.risks} /> : 'none'}
      </Cell>
      <Cell>
        {costOfWaiting ? (
          <>
            {moneyText(costOfWaiting)}
            <CellNote>
              for {formatDuration(costOfWaiting.seconds)};{' '}
              {formatCount(onTheirWay(item), 'increment')} not there yet
            </CellNote>
          </>
        ) : (
          'none, or not declared'
        )}
      </Cell>
    </tr>
  );
}

function Progress(props: { item: OutcomeSummary }) {
  const { measure, before } = props.item;
  const { progress, latest, target, unit } = measure;
  return (
    <>
      {progress ? (
        <ShareBar share={Math.min(1, Math.max(0, progress.share))} />
      ) : (
        'not known'
      )}
      <CellNote>
        {latest === null ? 'nothing read' : `now ${figure(latest)}`}, target{' '}
        {figureIn(target, unit)}
        {before && before.latest !== null && (
          <>; {figureIn(before.latest, unit)} a quarter ago</>
        )}
        {measure.state !== 'current' && `; ${measure.state}`}
      </CellNote>
    </>
  );
}

function Forecast(props: { item: OutcomeSummary }) {
  const { label, note } = forecastNote(props.item.measure);
  return (
    <>
      {label}
      <CellNote>{note}</CellNote>
    </>
  );
}

function TimeToValue(props: { item: OutcomeSummary }) {
  const { timeToValue, before } = props.item;
  const { latest, target, distribution } = timeToValue;
  return (
    <>
      <b>{latest === null ? 'none yet' : formatDuration(latest)}</b>
      {target !== undefined && ` of ${formatDuration(target)}`}
      <CellNote>
        {quarterWords(latest, before?.timeToValue ?? null)};{' '}
        {formatSample(distribution)}
      </CellNote>
    </>
  );
}

function Constraints(props: { item: OutcomeSummary }) {
  const { constraints } = props.item;
  return constraints.length === 0 ? (
    <>none declared</>
  ) : (
    <>
      {constraints.map(({ constraint, state }) => {
        const { label, tone, icon } = CONSTRAINT_STATES[state];
        return (
          <div key={constraint}>
            <StatusChip
              tone={tone}
              icon={icon}
              label={`${CONSTRAINTS[constraint]}: ${label}`}
            />
          </div>
        );
      })}
    </>
  );
}

/** Where adoption is measured, what is deployed is not there yet. */
function onTheirWay({ increments, timeToValue }: OutcomeSummary): number {
  const { open, deployed } = increments;
  return timeToValue.measured.endsWith('adopted') ? open + deployed : open;
}
