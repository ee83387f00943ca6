import { Overview } from '@delivery-stack/backstage-plugin-delivery-common';
import { finishSpells } from '@delivery-stack/flow';
import { FigureWindow } from '../database/FigureScope';
import {
  DeploymentCounts,
  StoredChangeTimes,
  StoredDeployment,
} from '../database/DeliveryFigureStore';
import { periodSpells, Stay } from './periodSpells';
import { elapsedRuler } from './Ruler';
import { DAY } from './window';

/** What a window delivered. */
export interface Delivered {
  changes: readonly StoredChangeTimes[];
  counts: DeploymentCounts;
  /** The deployments that failed. */
  failed: readonly StoredDeployment[];
}

/** DORA's figures of a window, elapsed in any view. */
export function deliveryFigures(
  { changes, counts, failed }: Delivered,
  window: FigureWindow,
): Overview['delivery'] {
  const finish = (stays: Stay[]) =>
    finishSpells(periodSpells(stays, { window, ruler: elapsedRuler }));
  return {
    changeLeadTime: finish(changes.flatMap(leadTime)),
    deploymentFrequencyPerDay: deploymentsPerDay(counts, window),
    changeFailRate:
      counts.finished > 0 ? counts.failed / counts.finished : null,
    recoveryTime: finish(failed.flatMap(recovery)),
  };
}

/** Production deployments a day that succeeded; null: none is known. */
export function deploymentsPerDay(
  { finished, succeeded }: DeploymentCounts,
  { since, until }: FigureWindow,
): number | null {
  return finished > 0 ? succeeded / ((until - since) / DAY) : null;
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
