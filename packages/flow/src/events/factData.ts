import { z } from 'zod';
import { approvalData, approvalDecisionData, timerData } from './data/approval';
import { changeData, changeReviewedData, commitData } from './data/change';
import { deploymentData, incidentData } from './data/deployment';
import { findingData, scanData } from './data/finding';
import { runData, taskData } from './data/run';
import {
  ticketCommentData,
  ticketData,
  ticketResolutionData,
  ticketStatusData,
} from './data/ticket';

/**
 * Every fact type with the shape of its data.
 *
 * @remarks
 * Names are CDEvents `<subject>.<predicate>`. What the specification lacks is
 * a custom event under `dev.cdeventsx.deliverystack-`; see `eventTypes`.
 *
 * @public
 */
export const factSchemas = {
  'ticket.created': ticketData,
  'ticket.updated': ticketData,
  'ticket.statuschanged': ticketStatusData,
  'ticket.closed': ticketResolutionData,
  'ticket.reopened': ticketResolutionData,
  'ticket.commented': ticketCommentData,
  'change.created': changeData,
  'change.updated': changeData,
  'change.drafted': changeData,
  'change.readied': changeData,
  'change.reviewrequested': changeData,
  'change.reviewed': changeReviewedData,
  'change.commented': changeReviewedData,
  'change.merged': changeData,
  'change.abandoned': changeData,
  'commit.authored': commitData,
  'pipelinerun.queued': runData,
  'pipelinerun.started': runData,
  'pipelinerun.finished': runData,
  'taskrun.queued': taskData,
  'taskrun.started': taskData,
  'taskrun.finished': taskData,
  'approval.created': approvalData,
  'approval.updated': approvalDecisionData,
  'approval.closed': approvalDecisionData,
  'timer.started': timerData,
  'timer.finished': timerData,
  'deployment.created': deploymentData,
  'deployment.statuschanged': deploymentData,
  'service.deployed': deploymentData,
  'service.rolledback': deploymentData,
  'incident.detected': incidentData,
  'incident.resolved': incidentData,
  'finding.reported': findingData,
  'scan.finished': scanData,
} as const;

/** Name of a fact type, e.g. `ticket.created`. @public */
export type FactType = keyof typeof factSchemas;

/** Data by fact type. @public */
export type FactData = {
  [T in FactType]: z.infer<(typeof factSchemas)[T]>;
};
