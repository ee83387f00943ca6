import { CampaignDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import { ChartOrTable } from '../charts';
import { Section } from '../OutcomeReport/Section';
import { useReportClasses } from '../OutcomeReport/useReportClasses';
import { RecordChart } from './RecordChart';
import { RecordTable } from './RecordTable';
import { forecastWords, recordNotes } from './recordWords';

/** How far the campaign was day by day, and when everything is met. */
export function RecordSection(
  props: Pick<CampaignDetail, 'campaign' | 'record'>,
) {
  const { campaign, record } = props;
  const classes = useReportClasses();
  if (!record) {
    return (
      <Section title="Day by day">
        <p className={classes.note}>
          Days are counted over the whole scope, and shown to whoever may read
          every outcome in it.
        </p>
      </Section>
    );
  }
  const { days, forecast } = record;
  return (
    <Section title="Day by day">
      {forecast && (
        <p className={classes.text}>
          {forecastWords(forecast, campaign.target)}
        </p>
      )}
      {recordNotes(record).map(note => (
        <p key={note} className={classes.note}>
          {note}
        </p>
      ))}
      {days.length === 0 && <p className={classes.note}>No day was counted.</p>}
      {/* One point is no course; the share above says where it stands. */}
      {days.length > 1 && (
        <ChartOrTable
          chart={
            <div className={classes.chart}>
              <RecordChart record={record} campaign={campaign} />
            </div>
          }
          table={<RecordTable days={days} />}
          picture={`${campaign.title} day by day`}
        />
      )}
    </Section>
  );
}
