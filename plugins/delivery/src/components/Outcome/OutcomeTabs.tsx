import { parseEntityRef } from '@backstage/catalog-model';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { Contribution } from './useContributions';

/** Id of the tab of an outcome. */
export function tabIdOf(ref: string): string {
  return `delivery-outcome-tab-${ref}`;
}

/** Id of what its tab opens. */
export function panelIdOf(ref: string): string {
  return `delivery-outcome-panel-${ref}`;
}

/** Outcomes to choose from; arrows, Home and End move between them. */
export function OutcomeTabs(props: {
  contributions: readonly Contribution[];
  chosen: string;
  onChoose(ref: string): void;
}) {
  const { contributions, chosen, onChoose } = props;
  return (
    <Tabs
      value={chosen}
      onChange={(_, ref) => onChoose(ref)}
      selectionFollowsFocus
      variant="scrollable"
      scrollButtons="auto"
      indicatorColor="primary"
      aria-label="Outcomes"
    >
      {contributions.map(({ ref, outcome }) => (
        <Tab
          key={ref}
          value={ref}
          id={tabIdOf(ref)}
          // Only what is shown can be pointed at.
          aria-controls={ref === chosen ? panelIdOf(ref) : undefined}
          style={{ textTransform: 'none' }}
          label={outcome?.metadata.title ?? parseEntityRef(ref).name}
        />
      ))}
    </Tabs>
  );
}
