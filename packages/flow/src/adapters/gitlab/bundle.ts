import { AnyFact } from '../../events/fact';
import { Adaptation, combine, ignored } from '../adaptation';
import {
  idIn,
  isRecord,
  recordIn,
  recordsIn,
  textIn,
  Values,
} from '../reading';
import { changeFacts, keyOf, stateOf } from './change';
import { changeRuleFacts } from './changeRules';
import { commitFacts } from './commit';
import { deploymentFacts } from './deployment';
import { deploymentRuleFacts } from './deploymentRules';
import { heldFacts } from './held';
import { jobFacts } from './job';
import { turnFact } from './mergeTrain';
import { adaptNote, isSystem } from './note';
import { pipelineFacts } from './pipeline';
import { Scope } from './scope';
import { secondIn } from './seconds';

const TRAIN = /merge train/;
const GOT_ON = /^(started a|added this merge request to the) merge train/;

/** The merge takes a change off the train that it is on. */
function arrivalFacts(
  change: Values,
  notes: readonly Values[],
  scope: Scope,
): AnyFact[] {
  const at = secondIn(change, 'merged_at', scope.context);
  const turns = notes
    .filter(note => isSystem(note) && TRAIN.test(textIn(note, 'body') ?? ''))
    .map(note => ({
      time: secondIn(note, 'created_at', scope.context)?.time ?? 0,
      isOn: GOT_ON.test(textIn(note, 'body') ?? ''),
    }))
    .sort((one, other) => one.time - other.time);
  return at && stateOf(change) === 'merged' && turns.at(-1)?.isOn
    ? [
        turnFact(keyOf(change, scope), scope, {
          what: 'finished',
          at,
          outcome: 'success',
        }),
      ]
    : [];
}

/** System notes that tell nothing are not worth a word each. */
const told = ({ facts }: Adaptation): Adaptation => ({ facts });

/** A merge request with its notes, commits and approval rules. */
export function adaptChangeBundle(values: Values, scope: Scope): Adaptation {
  const change = recordIn(values, 'merge_request');
  const key = keyOf(change, scope);
  const author = idIn(recordIn(change, 'author'), 'id');
  const notes = recordsIn(values, 'notes');
  const state = recordIn(values, 'approval_state');
  return combine([
    {
      facts: [
        ...changeFacts(change, scope),
        ...arrivalFacts(change, notes, scope),
        ...recordsIn(values, 'commits').flatMap(commit =>
          commitFacts(commit, scope, key),
        ),
        ...changeRuleFacts(change, { key, notes, state }, scope),
      ],
    },
    ...notes.map(note => told(adaptNote(note, scope, { key, author }))),
  ]);
}

/** The jobs of one pipeline, as they tell it together. */
export const jobsFacts = (jobs: readonly Values[], scope: Scope): AnyFact[] => [
  ...jobs.flatMap(job => jobFacts(job, scope)),
  ...heldFacts(jobs, scope),
];

/** Jobs by the pipeline that they belong to. */
export function byPipeline(jobs: readonly Values[]): Values[][] {
  const pipelines = new Map<string, Values[]>();
  for (const job of jobs) {
    const id = idIn(recordIn(job, 'pipeline'), 'id') ?? '';
    pipelines.set(id, [...(pipelines.get(id) ?? []), job]);
  }
  return [...pipelines.values()];
}

/** A pipeline with all its jobs, the retried ones too. */
export function adaptPipelineBundle(values: Values, scope: Scope): Adaptation {
  return {
    facts: [
      ...pipelineFacts(recordIn(values, 'pipeline'), scope),
      ...byPipeline(recordsIn(values, 'jobs')).flatMap(jobs =>
        jobsFacts(jobs, scope),
      ),
    ],
  };
}

/** A deployment with the jobs of its pipeline: they say when its turn came. */
export function adaptDeploymentBundle(
  values: Values,
  scope: Scope,
): Adaptation {
  const deployment = recordIn(values, 'deployment');
  return isRecord(deployment.environment)
    ? {
        facts: [
          ...deploymentFacts(deployment, scope),
          ...deploymentRuleFacts(deployment, recordsIn(values, 'jobs'), scope),
        ],
      }
    : ignored('deployment: of an environment that does not exist any more');
}
