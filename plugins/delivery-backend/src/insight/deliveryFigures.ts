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
  const succeeded = finished.filter(({ outcome }) => outcome === 'success');
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

function hasFailed({ outcome, incident }: StoredDeployment): boolean {
  return outcome !== 'success' || incident !== undefined;
}

/** First commit authored → in production; merged ones are on their way. */
function leadTime(change: StoredChangeTimes): Stay[] {
  const { firstCommit, opened, merged, deployed } = change;
  const started = firstCommit ?? opened;
  return started === undefined ||
    (merged === undefined && deployed === undefined)
    ? []
    : [{ opened: started, ended: deployed }];
}

/** Incident opened, else failure, → resolved, else the next success. */
function recovery(deployment: StoredDeployment): Stay[] {
  const { incident, finished, recovered } = deployment;
  const broken = incident ?? finished;
  return broken === undefined ? [] : [{ opened: broken, ended: recovered }];
}
