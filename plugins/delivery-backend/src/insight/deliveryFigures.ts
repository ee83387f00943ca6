import { Overview } from '@delivery-stack/backstage-plugin-delivery-common';
import { finishSpells } from '@delivery-stack/flow';
import { FigureWindow } from '../database/FigureScope';
import {
  StoredChangeTimes,
  StoredDeployment,
} from '../database/DeliveryFigureStore';
import { periodSpells, Stay } from './periodSpells';
import { elapsedRuler } from './Ruler';
import { DAY } from './window';

/** DORA's figures of a window, elapsed in any view. */
export function deliveryFigures(
  changes: readonly StoredChangeTimes[],
  deployments: readonly StoredDeployment[],
  window: FigureWindow,
): Overview['delivery'] {
  const finish = (stays: Stay[]) =>
    finishSpells(periodSpells(stays, { window, ruler: elapsedRuler }));
  const finished = deployments.filter(({ outcome }) => outcome !== undefined);
  const failed = finished.filter(hasFailed);
  const succeeded = finished.filter(hasSucceeded);
  const known = finished.length > 0;
  return {
    changeLeadTime: finish(changes.flatMap(leadTime)),
    deploymentFrequencyPerDay: known
      ? succeeded.length / ((window.until - window.since) / DAY)
      : null,
    changeFailRate: known ? failed.length / finished.length : null,
    recoveryTime: finish(failed.flatMap(recovery)),
  };
}

/** Also what was rolled back later: it had reached production. */
function hasSucceeded(deployment: StoredDeployment): boolean {
  const { outcome, finished, broken } = deployment;
  return (
    outcome === 'success' ||
    (outcome === 'rolledBack' &&
      finished !== undefined &&
      finished < (broken ?? finished))
  );
}

function hasFailed({ outcome, incident }: StoredDeployment): boolean {
  return outcome !== 'success' || incident !== undefined;
}

/** First commit authored → in production; merged ones are on their way. */
function leadTime(change: StoredChangeTimes): Stay[] {
  const { firstCommit, merged, deployed } = change;
  return firstCommit === undefined ||
    (merged === undefined && deployed === undefined)
    ? []
    : [{ opened: firstCommit, ended: deployed }];
}

/** Incident opened, else when it broke, → resolved, else the next success. */
function recovery(deployment: StoredDeployment): Stay[] {
  const { incident, broken, finished, recovered } = deployment;
  const opened = incident ?? broken ?? finished;
  return opened === undefined ? [] : [{ opened, ended: recovered }];
}
