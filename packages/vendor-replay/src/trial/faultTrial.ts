/* eslint-disable jest/no-export -- a promise that several modules are held to */
import { FaultScript } from '../replay';
import { TrialBench } from './TrialBench';
import { Served } from './TrialSubject';

/** See {@link itWithstandsFaults}. */
export interface FaultTrial<S extends Served> {
  /** What goes wrong; a new script with each call, as scripts count. */
  faults(): FaultScript;
  /** What the server has answered by then, among others. */
  statuses: readonly number[];
  /** Lets the token expire in the middle of a run; returns what renews it. */
  expire(served: S): () => void;
}

/** Holds a module to its figures, whatever goes wrong on the way to the vendor. */
export function itWithstandsFaults<Vendor, S extends Served>(
  bench: TrialBench<Vendor, S>,
  { faults, statuses, expire }: FaultTrial<S>,
): void {
  const { subject } = bench;

  it('should tell the same through every fault, and an expired token', async () => {
    const clean = await bench.undisturbed();
    expect(Object.keys(clean.figures).length).toBeGreaterThan(subject.stories);
    const served = await bench.serve(subject.fill(), faults());
    const trial = await bench.start(served);
    const renew = expire(served);
    await trial.runSource(subject.source);
    expect(await bench.stateOf(trial)).toMatchObject({
      status: 'failed',
      problems: [{ code: 'unauthorized' }],
    });
    renew();
    await trial.runSource(subject.source);
    expect(await bench.stateOf(trial)).toMatchObject({
      status: 'ok',
      problems: [],
    });
    const seen = new Set(served.server.requests.map(({ status }) => status));
    expect([...seen]).toEqual(expect.arrayContaining([...statuses]));
    expect(await bench.figuresOf(trial)).toEqual(clean.figures);
  });
}
