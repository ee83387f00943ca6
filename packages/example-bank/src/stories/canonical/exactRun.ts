import { History } from '../../model/history';
import { Run } from '../../model/run';

/** A run of one job that starts at once and ends when it is told to. */
export interface ExactRun
  extends Pick<
    Run,
    | 'component'
    | 'workflow'
    | 'event'
    | 'title'
    | 'ticket'
    | 'change'
    | 'sha'
    | 'actor'
  > {
  job: string;
  started: number;
  finished: number;
}

/** Writes a run to the millisecond: no runner queue, no second attempt. */
export function exactRun(history: History, plan: ExactRun): void {
  const { job, started, finished, ...rest } = plan;
  history.runs.push({
    ...rest,
    created: started,
    attempts: [
      {
        started,
        finished,
        conclusion: 'success',
        jobs: [
          {
            name: job,
            created: started,
            started,
            finished,
            conclusion: 'success',
            labels: ['self-hosted', 'linux'],
          },
        ],
      },
    ],
    approvals: [],
  });
}
