import { FactType } from './factData';

const custom = (name: string) =>
  `dev.cdeventsx.deliverystack-${name}.0.1.0` as const;

/**
 * CDEvents type that each fact is written as.
 *
 * @remarks
 * Specification v0.5.1, approvals from the 0.6 draft, everything else as
 * custom events in this product's own namespace.
 *
 * @public
 */
export const eventTypes: Record<FactType, string> = {
  'ticket.created': 'dev.cdevents.ticket.created.0.2.0',
  'ticket.updated': 'dev.cdevents.ticket.updated.0.2.0',
  'ticket.statuschanged': custom('ticket.statuschanged'),
  'ticket.closed': 'dev.cdevents.ticket.closed.0.2.0',
  'ticket.reopened': custom('ticket.reopened'),
  'ticket.commented': custom('ticket.commented'),
  'change.created': 'dev.cdevents.change.created.0.4.0',
  'change.updated': 'dev.cdevents.change.updated.0.3.0',
  'change.drafted': custom('change.drafted'),
  'change.readied': custom('change.readied'),
  'change.reviewrequested': custom('change.reviewrequested'),
  'change.reviewed': 'dev.cdevents.change.reviewed.0.3.0',
  'change.commented': custom('change.commented'),
  'change.merged': 'dev.cdevents.change.merged.0.3.0',
  'change.abandoned': 'dev.cdevents.change.abandoned.0.3.0',
  'commit.authored': custom('commit.authored'),
  'pipelinerun.queued': 'dev.cdevents.pipelinerun.queued.0.3.0',
  'pipelinerun.started': 'dev.cdevents.pipelinerun.started.0.3.0',
  'pipelinerun.finished': 'dev.cdevents.pipelinerun.finished.0.3.0',
  'taskrun.queued': custom('taskrun.queued'),
  'taskrun.started': 'dev.cdevents.taskrun.started.0.3.0',
  'taskrun.finished': 'dev.cdevents.taskrun.finished.0.3.0',
  'approval.created': 'dev.cdevents.approval.created.0.1.0',
  'approval.updated': 'dev.cdevents.approval.updated.0.1.0',
  'approval.closed': 'dev.cdevents.approval.closed.0.1.0',
  'timer.started': custom('timer.started'),
  'timer.finished': custom('timer.finished'),
  'deployment.created': custom('deployment.created'),
  'deployment.statuschanged': custom('deployment.statuschanged'),
  'service.deployed': 'dev.cdevents.service.deployed.0.3.0',
  'service.rolledback': 'dev.cdevents.service.rolledback.0.3.0',
  'incident.detected': 'dev.cdevents.incident.detected.0.3.0',
  'incident.resolved': 'dev.cdevents.incident.resolved.0.3.0',
  'finding.reported': custom('finding.reported'),
  'scan.finished': custom('scan.finished'),
};
