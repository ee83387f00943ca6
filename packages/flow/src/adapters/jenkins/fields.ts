/** Kinds of objects whose times and decisions are listed. */
export type ListedKind =
  | 'build'
  | 'run'
  | 'stage'
  | 'step'
  | 'pendingInput'
  | 'changeSet';

/** Times and decisions that are read, by object and path; lists are left out of paths. */
export const usedPaths: Readonly<Record<ListedKind, readonly string[]>> = {
  build: [
    'timestamp',
    'duration',
    'building',
    'result',
    'actions.queuingDurationMillis',
    'actions.waitingDurationMillis',
    'actions.blockedDurationMillis',
    'actions.buildableDurationMillis',
    'actions.causes._class',
    'actions.causes.user.absoluteUrl',
  ],
  run: [
    'status',
    'startTimeMillis',
    'endTimeMillis',
    'durationMillis',
    'queueDurationMillis',
  ],
  stage: ['status', 'startTimeMillis', 'durationMillis', 'pauseDurationMillis'],
  step: ['status', 'startTimeMillis', 'pauseDurationMillis'],
  pendingInput: [],
  changeSet: [],
};

const ofSubtasks =
  'what a build and its agents waited in all, which says of no wait when it was';
const ofHost = 'commits are read from whoever hosts them';

/** Times and decisions that are knowingly not read: why. */
export const unusedPaths: Readonly<
  Record<ListedKind, Readonly<Record<string, string>>>
> = {
  build: {
    estimatedDuration: 'a guess',
    inProgress: 'told by building',
    'actions.causes.timestamp':
      'when somebody rejected an input; its pause ends at that moment',
    'actions.buildingDurationMillis': 'told by duration',
    'actions.executingTimeMillis': ofSubtasks,
    'actions.queuingTimeMillis': ofSubtasks,
    'actions.waitingTimeMillis': ofSubtasks,
    'actions.blockedTimeMillis': ofSubtasks,
    'actions.buildableTimeMillis': ofSubtasks,
    'actions.totalDurationMillis': 'told by queue and duration',
    'actions.buildsByBranchName.buildResult':
      'never filled in by the git plugin',
    'changeSets.items.timestamp': ofHost,
    'changeSets.items.date': ofHost,
    'artifacts.timestamp': 'what a build made is no event',
  },
  run: {
    pauseDurationMillis: 'told by its stages; newer versions leave it at 0',
  },
  stage: {},
  step: {
    durationMillis:
      'what a step ran; an input is as long as its pause, other steps are part of their stage',
  },
  pendingInput: {
    proceedText: 'the label of a button',
    proceedUrl: 'where to decide; whether anybody did, the step tells',
    abortUrl: 'where to decide; whether anybody did, the step tells',
    redirectApprovalUrl: 'where to decide; whether anybody did, the step tells',
  },
  changeSet: { 'commits.timestamp': ofHost },
};
