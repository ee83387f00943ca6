/**
 * Fields of an issue that are read: what is worth asking for, and no more.
 * Configured ones (`needField`, `epicField`, `riskField`) come on top.
 *
 * @public
 */
export const jiraFields = [
  'summary',
  'issuetype',
  'project',
  'status',
  'created',
  'updated',
  'creator',
  'reporter',
  'resolution',
  'resolutiondate',
  'parent',
  'subtasks',
  'components',
  'issuelinks',
  'comment',
] as const;

const approval = [
  'createdDate.epochMillis',
  'createdDate.iso8601',
  'createdDate.jira',
  'completedDate.epochMillis',
  'completedDate.iso8601',
  'completedDate.jira',
  'finalDecision',
  'approvers.approverDecision',
];

/** Times and decisions that are read, by payload and path; lists are left out of paths. */
export const usedPaths: Readonly<Record<string, readonly string[]>> = {
  issue: [
    'fields.created',
    'fields.updated',
    'fields.resolutiondate',
    'fields.resolution.name',
    'fields.status.name',
    'fields.status.statusCategory.key',
    'fields.comment.comments.created',
    'changelog.histories.created',
    ...approval.map(path => `approvals.${path}`),
  ],
  approval,
  webhook: ['timestamp', 'comment.created', 'issue.fields.updated'],
  status: ['id', 'name', 'statusCategory.key'],
};

const plan = 'a plan, not an occurrence';
const settings = 'a setting; the changelog says which values an issue had';
const persons = 'about the days of persons, which are not measured';
const again = 'the same decision or category in other words';
const ofOthers = 'of a linked issue, which tells it itself';

/** Times and decisions that are knowingly not read, by payload and path: why. */
export const unusedPaths: Readonly<
  Record<string, Readonly<Record<string, string>>>
> = {
  issue: {
    'fields.duedate': plan,
    'fields.fixVersions.releaseDate': plan,
    'fields.fixVersions.released': plan,
    'fields.versions.releaseDate': plan,
    'fields.versions.released': plan,
    'fields.sprint.*': plan,
    'fields.closedSprints.*': plan,
    'fields.customfield_*':
      'read where needField, epicField or riskField names it; approvals by their shape',
    'fields.lastViewed': persons,
    'fields.worklog.*': persons,
    'fields.attachment.created': 'a file is no decision',
    'fields.comment.comments.updated': 'an edit is no second comment',
    'fields.statuscategorychangedate':
      'of the last change only; the changelog has every one',
    'fields.statusCategory.*': again,
    'fields.status.*': again,
    'fields.resolution.*': again,
    'fields.epic.done': 'of the epic, which tells it itself',
    'fields.parent.*': ofOthers,
    'fields.subtasks.*': ofOthers,
    'fields.issuelinks.*': ofOthers,
    'fields.votes.*': 'how many people want it, not who decided',
    'changelog.histories.historyMetadata.*':
      'which automation acted; the entry says when',
    'remotelinks.object.status.resolved':
      'of the page elsewhere, and without a time',
  },
  approval: {
    canAnswerApproval: 'whether the account that asks may decide',
    'createdDate.friendly': again,
    'completedDate.friendly': again,
  },
  webhook: {
    'comment.updated': 'an edit is no second comment',
    'issue.fields.created': 'read as of any issue',
    'changelog.items.*': 'read as of any entry of a changelog',
  },
  sprint: { '*': plan },
  status: { '*': settings },
  resolution: { '*': settings },
  transition: { '*': 'possible, not made' },
  board: { '*': settings },
};
