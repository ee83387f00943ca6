import { FactData, FactType } from './factData';
import { encode, personUrn } from './personUrn';

type Content = Record<string, unknown>;

/** What `format: uri` accepts beyond doubt; anything else is written as a URN. */
const WEB_ADDRESS =
  /^https?:\/\/[\w.-]+(:\d{1,5})?(\/([\w\-.~:/@!$&'()*+,;=]|%[\da-f]{2})*)?(\?([\w\-.~:/?@!$&'()*+,;=]|%[\da-f]{2})*)?(#([\w\-.~:/?@!$&'()*+,;=]|%[\da-f]{2})*)?$/i;

const uriOf = (url: string | undefined, subject: string, id: string) =>
  url && WEB_ADDRESS.test(url)
    ? url
    : `urn:delivery-stack:${subject}:${encode(id)}`;

const repositoryOf = (id: string | undefined): Content =>
  id ? { repository: { id } } : {};

/** CDEvents demands values that a source may not have; `unknown` says so. */
const orUnknown = (text: string | undefined) => text || 'unknown';

type TicketContent = FactData['ticket.created'];

const ticketContent = (data: TicketContent): Content => ({
  summary: data.title,
  ticketType: data.ticketType,
  uri: uriOf(data.url, 'ticket', data.key),
});

const changeContent = (data: { repository: string }): Content =>
  repositoryOf(data.repository);

const runContent = (data: FactData['pipelinerun.started']): Content => ({
  pipelineName: data.pipeline,
  uri: uriOf(data.url, 'run', data.run),
});

const taskContent = (data: FactData['taskrun.started']): Content => ({
  taskName: data.name,
  uri: uriOf(data.url, 'task', data.task),
  pipelineRun: { id: orUnknown(data.run) },
});

const serviceContent = (data: FactData['service.deployed']): Content => ({
  environment: { id: orUnknown(data.environment) },
  artifactId:
    data.artifact ||
    `pkg:generic/${encode(data.repository ?? data.key)}@${encode(
      data.sha ?? data.ref ?? 'unknown',
    )}`,
});

const incidentContent = (data: FactData['incident.detected']): Content => ({
  description: data.title,
  environment: { id: orUnknown(data.environment) },
  service: data.service ? { id: data.service } : undefined,
});

/** Skipping is no outcome of the specification; customData keeps it. */
const outcomeContent = (outcome: string | undefined) =>
  outcome === 'skip' ? undefined : outcome;

type ApprovalContent = FactData['approval.closed'];

const approvalContent = (data: ApprovalContent): Content => ({
  approvalDetailsUrl: uriOf(data.url, 'approval', data.key),
  resourceTargetUrl: uriOf(
    undefined,
    'resource',
    data.ticket ?? data.change ?? data.run ?? data.key,
  ),
});

/** The draft demands a decision; where none was recorded, the status says it best. */
function decisionOf(data: ApprovalContent): string {
  const { status } = data;
  return (
    data.decision ??
    (status === 'approved' || status === 'rejected' ? status : 'deferred')
  );
}

const responderContent = (data: ApprovalContent): Content => ({
  ...approvalContent(data),
  responder: personUrn(orUnknown(data.responder?.id)),
  decision: decisionOf(data),
});

/** Writers of `subject.content`, for the types that the specification defines. */
export const standardContent: {
  [T in FactType]?: (data: FactData[T]) => Content;
} = {
  'ticket.created': data => ({
    ...ticketContent(data),
    summary: data.title ?? '',
    creator: orUnknown(data.actor?.id),
  }),
  'ticket.updated': data => ({
    ...ticketContent(data),
    updatedBy: data.actor?.id,
  }),
  'ticket.closed': data => ({
    uri: uriOf(undefined, 'ticket', data.key),
    resolution: orUnknown(data.resolution),
    updatedBy: data.actor?.id,
  }),
  'change.created': data => ({
    ...changeContent(data),
    description: data.title || undefined,
  }),
  'change.updated': changeContent,
  'change.reviewed': changeContent,
  'change.merged': changeContent,
  'change.abandoned': changeContent,
  'pipelinerun.queued': runContent,
  'pipelinerun.started': data => ({
    ...runContent(data),
    pipelineName: data.pipeline ?? data.run,
  }),
  'pipelinerun.finished': data => ({
    ...runContent(data),
    outcome: outcomeContent(data.outcome),
  }),
  'taskrun.started': taskContent,
  'taskrun.finished': data => ({
    ...taskContent(data),
    outcome: outcomeContent(data.outcome),
  }),
  'service.deployed': serviceContent,
  'service.rolledback': serviceContent,
  'incident.detected': incidentContent,
  'incident.resolved': incidentContent,
  'approval.created': data => ({
    ...approvalContent(data),
    requestor: personUrn(orUnknown(data.requestor?.id)),
  }),
  'approval.updated': responderContent,
  'approval.closed': data => ({
    ...responderContent(data),
    status: data.status ?? 'cancelled',
  }),
};
