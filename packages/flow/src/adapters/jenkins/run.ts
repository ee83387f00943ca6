import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { factFrom } from '../reading';
import { Frame } from './frame';

type Run = FactData['pipelinerun.finished'];

const dataOf = ({ run, job, checkout, causes, tickets, url }: Frame): Run => ({
  run,
  attempt: 1,
  repository: checkout.repository,
  pipeline: job,
  headSha: checkout.headSha,
  branch: checkout.branch,
  trigger: causes.trigger,
  tickets,
  actor: causes.actor,
  url,
});

/** A build: asked for, begun, over. Each build has a number of its own, and one attempt. */
export function runFacts(frame: Frame): AnyFact[] {
  const data = dataOf(frame);
  const tell = (
    what: 'queued' | 'started' | 'finished',
    at: Instant | undefined,
    outcome?: Run['outcome'],
  ): AnyFact[] =>
    at
      ? [
          factFrom(`pipelinerun.${what}` as const, {
            id: `${frame.run}/${what}${frame.suffix}`,
            source: frame.scope.source,
            at,
            data: { ...data, outcome },
          }),
        ]
      : [];
  const { queued, started, finished, outcome } = frame;
  return [
    ...tell('queued', queued),
    ...tell('started', started),
    ...(outcome ? tell('finished', finished, outcome) : []),
  ];
}
