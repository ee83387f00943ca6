import { describeFixtures, Fixture } from '../../events/__testUtils__/fixtures';
import { AnyFact, Fact } from '../../events/fact';
import { factOf } from '../../events/factOf';
import { factSchemas } from '../../events/factData';
import { toCdEvent } from '../../events/toCdEvent';
import { compileRules } from '../../config/rules';
import { flowConfigSchema } from '../../config/flowConfig';
import { approvalTrack } from '../../fold/approvalTrack';
import { runTrack } from '../../fold/runTrack';
import { adaptJenkins } from './adaptJenkins';

const pathHint = 'job/flow/wfapi/runs.json';

const factsOf = (json: unknown) => adaptJenkins(json, { pathHint }).facts;

/** From the beginning to the end of each run, in milliseconds. */
function durationsOf(facts: readonly AnyFact[]): number[] {
  const at = (type: AnyFact['type'], run: string) =>
    facts.find(
      fact =>
        fact.type === type &&
        (fact as Fact<'pipelinerun.started'>).data.run === run,
    )?.time;
  const runs = new Set(
    facts.flatMap(fact =>
      fact.type === 'pipelinerun.finished' ? [fact.data.run] : [],
    ),
  );
  return [...runs].map(
    run => at('pipelinerun.finished', run)! - at('pipelinerun.started', run)!,
  );
}

const sum = (numbers: readonly number[]) =>
  numbers.reduce((one, other) => one + other, 0);

/** What remains as work once approvals hold the stages that they hold. */
function workIn(facts: readonly AnyFact[]): number {
  const rules = compileRules(flowConfigSchema.parse({}));
  const inOrder = [...facts].sort((one, other) => one.time - other.time);
  const { waits } = approvalTrack(inOrder, [], rules);
  const { spans } = runTrack(inOrder, { waits, rules });
  return sum(
    spans
      .filter(({ spanKind }) => spanKind === 'work')
      .map(({ start, end }) => end! - start),
  );
}

const named = (fixtures: readonly Fixture[], name: string) =>
  fixtures.find(({ path }) => path.endsWith(`/${name}.json`))!.json;

describeFixtures('jenkins', fixtures => {
  it.each(fixtures.map(({ path, json }) => [path, json]))(
    'uses %s, or says why not',
    (_path, json) => {
      const { facts, ignored, unrecognised } = adaptJenkins(json, { pathHint });
      expect(unrecognised).toBeUndefined();
      expect(facts.length > 0 || /^[\w ]+: /.test(ignored ?? '')).toBe(true);
      for (const fact of facts) {
        expect(
          factSchemas[fact.type].safeParse(fact.data).error,
        ).toBeUndefined();
        expect(factOf(toCdEvent(fact))).toEqual({ fact });
      }
    },
  );

  it('sums three runs as the stage view does, with and without pauses', () => {
    const facts = factsOf(named(fixtures, '01_rest_api_jobHistory'));
    expect(durationsOf(facts)).toHaveLength(3);
    expect(sum(durationsOf(facts))).toBe(20_753);
    expect(workIn(facts)).toBe(20_723);
  });

  it('leaves runs in progress out of totals', () => {
    const facts = factsOf(named(fixtures, '03_rest_api_runs'));
    expect(durationsOf(facts)).toEqual([8_949]);
  });

  it('reads a queue that is longer than its run as the time before it', () => {
    const facts = factsOf(named(fixtures, '05_rest_api_runs'));
    const [queued, started, finished] = facts.map(({ time }) => time);
    expect(started - queued).toBe(808_146);
    expect(finished - started).toBe(230);
  });

  it('leaves out what a restart from a checkpoint did not run', () => {
    const facts = factsOf(named(fixtures, '03_rest_api_runs_checkpoint_rerun'));
    const ofRestart = facts.filter(
      ({ data }) => (data as { run?: string }).run === 'cd/2',
    );
    expect(
      ofRestart
        .filter(({ type }) => type.startsWith('taskrun.'))
        .map(({ type, data }) => [type, (data as { name?: string }).name]),
    ).toEqual([
      ['taskrun.started', 'Production'],
      ['taskrun.finished', 'Production'],
    ]);
    expect(
      factsOf(named(fixtures, 'checkpoint_resumed_stage_description')),
    ).toEqual([]);
  });

  it('reads a pause that goes on as an open approval', () => {
    const facts = factsOf(named(fixtures, 'wfapi_readme_3'));
    const approvals = facts.filter(({ type }) => type.startsWith('approval.'));
    expect(approvals.map(({ type }) => type)).toEqual(['approval.created']);
    expect(approvals[0].data).toMatchObject({
      run: 'Test Workflow/16',
      name: 'Deploy',
    });
  });
});
