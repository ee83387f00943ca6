/* eslint-disable jest/no-export -- a promise that several modules are held to */
import { storedEvents } from './storedEvents';
import { TrialBench } from './TrialBench';
import { Served } from './TrialSubject';

/** See {@link itSurvivesKills}. */
export interface KillTrial {
  /**
   * After how many requests a process is killed, one process after the other.
   *
   * @param requests - Those of a run that nothing disturbs.
   */
  after(requests: number): number[];
}

/** Holds a module to its figures, though processes are killed in its runs. */
export function itSurvivesKills<Vendor, S extends Served>(
  bench: TrialBench<Vendor, S>,
  { after }: KillTrial,
): void {
  it('should lose and repeat nothing when it is killed in the middle', async () => {
    const { figures, requests } = await bench.undisturbed();
    const served = await bench.serve();
    const { database, knex } = await bench.lastingDatabase();
    for (const count of after(requests)) {
      const killed = await bench.kill(served, { database, after: count });
      expect(killed).toBe(true);
    }
    const left = await storedEvents(knex);
    const trial = await bench.start(served, knex);
    await trial.runSource(bench.subject.source);
    // It was the middle: something was stored, and something was left to do.
    expect(left.all).toBeGreaterThan(0);
    expect((await storedEvents(knex)).all).toBeGreaterThan(left.all);
    expect(await bench.stateOf(trial)).toMatchObject({
      status: 'ok',
      events: { rejected: 0, conflicting: 0 },
    });
    expect(await bench.figuresOf(trial)).toEqual(figures);
    const { all, different } = await storedEvents(knex);
    expect(different).toBe(all);
  });
}
