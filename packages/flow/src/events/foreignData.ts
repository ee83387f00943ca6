import { FactType } from './factData';
import { meaning } from './meaning';
import { personNamed } from './personUrn';
import { CdEvent } from './cdEvent';
import { subjectOfUrl } from './subjectOfUrl';

type Values = Record<string, unknown>;

/** What another sender's event says in the specification's own fields. */
interface Foreign {
  id: string;
  source: string;
  content: Values;
  event: CdEvent;
}

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown, length = 2_000) =>
  typeof value === 'string' && value !== ''
    ? value.slice(0, length)
    : undefined;

const idIn = (value: unknown) =>
  isRecord(value) ? textOf(value.id) : undefined;

const ticket = ({ id, content }: Foreign): Values => ({
  key: id,
  title: textOf(content.summary, 8_000),
  ticketType: textOf(content.ticketType),
  url: textOf(content.uri),
  actor: personNamed(content.updatedBy ?? content.creator),
});

const ticketResolution = ({ id, content }: Foreign): Values => ({
  key: id,
  resolution: textOf(content.resolution),
  actor: personNamed(content.updatedBy),
});

const change = ({ id, source, content }: Foreign): Values => ({
  key: id,
  // An id is unique within its source: without a repository, that is where it lives.
  repository: idIn(content.repository) ?? source,
  title: textOf(content.description, 8_000),
});

const outcomes: Record<string, string> = {
  success: 'success',
  succeeded: 'success',
  failure: 'failure',
  failed: 'failure',
  cancel: 'cancel',
  canceled: 'cancel',
  cancelled: 'cancel',
  error: 'error',
  skip: 'skip',
  skipped: 'skip',
};

const outcomeIn = ({ outcome }: Values) =>
  meaning(outcomes, textOf(outcome)?.toLowerCase());

const run = ({ id, content }: Foreign): Values => ({
  run: id,
  pipeline: textOf(content.pipelineName),
  url: textOf(content.uri),
  outcome: outcomeIn(content),
});

const task = ({ id, content }: Foreign): Values => ({
  task: id,
  // A task outside any pipeline is its own run.
  run: idIn(content.pipelineRun) ?? id,
  name: textOf(content.taskName),
  url: textOf(content.uri),
  outcome: outcomeIn(content),
});

const deployment = ({ id, content, event }: Foreign): Values => ({
  // The subject is the service, which is deployed many times: the event names the deployment.
  key: `${id}/deployments/${event.context.id}`.slice(0, 2_000),
  service: id,
  environment: idIn(content.environment),
  artifact: textOf(content.artifactId),
});

const incident = ({ id, content }: Foreign): Values => ({
  key: id,
  title: textOf(content.description),
  environment: idIn(content.environment),
  service: idIn(content.service),
  url: textOf(content.ticketURI),
});

const approval = ({ id, content }: Foreign): Values => ({
  key: id,
  url: textOf(content.approvalDetailsUrl),
  ...subjectOfUrl(textOf(content.resourceTargetUrl)),
  requestor: personNamed(content.requestor),
  responder: personNamed(content.responder),
  decision: content.decision,
  status: content.status,
});

const readers: { [T in FactType]?: (foreign: Foreign) => Values } = {
  'ticket.created': ticket,
  'ticket.updated': ticket,
  'ticket.closed': ticketResolution,
  'change.created': change,
  'change.updated': change,
  // The specification records that a review took place, not what it decided.
  'change.reviewed': foreign => ({ ...change(foreign), state: 'commented' }),
  'change.merged': change,
  'change.abandoned': change,
  'pipelinerun.queued': run,
  'pipelinerun.started': run,
  'pipelinerun.finished': run,
  'taskrun.started': task,
  'taskrun.finished': task,
  'service.deployed': foreign => ({ ...deployment(foreign), state: 'success' }),
  'service.rolledback': deployment,
  'incident.detected': incident,
  'incident.resolved': incident,
  'approval.created': approval,
  'approval.updated': approval,
  'approval.closed': approval,
};

/** Data of a standard event that another sender wrote, as far as its content goes. */
export function foreignData(type: FactType, event: CdEvent): Values {
  const { subject, context } = event;
  return (
    readers[type]?.({
      id: subject.id,
      source: subject.source ?? context.source,
      content: subject.content,
      event,
    }) ?? {}
  );
}

/** Where in the event each field of the data comes from, for messages that name it. */
export const foreignFields: Record<string, string> = {
  environment: 'subject.content.environment.id',
  decision: 'subject.content.decision',
  status: 'subject.content.status',
};
