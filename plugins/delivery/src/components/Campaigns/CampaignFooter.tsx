import { formatInstant } from '../../format';

/** When it was so, and over which outcomes. */
export function CampaignFooter(props: { asOf: string; failed: boolean }) {
  const { failed } = props;
  const asOf = formatInstant(props.asOf);
  return (
    <span role={failed ? 'alert' : undefined}>
      {failed
        ? `Could not ask again: this was so at ${asOf}.`
        : `As of ${asOf}, of the outcomes that you may read. Days end at midnight UTC. Exempt is no pass.`}
    </span>
  );
}
