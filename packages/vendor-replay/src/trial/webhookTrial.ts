/* eslint-disable jest/no-export -- a promise that several modules are held to */
import { storedEvents } from './storedEvents';
import { TrialBench } from './TrialBench';
import { Served } from './TrialSubject';

type Headers = Record<string, string>;

/** See {@link itTakesWebhooks}. */
export interface WebhookTrial<Vendor> {
  /** Records of which a part is still to come. */
  begin(): Vendor;
  /** Adds what was still to come; returns the bodies that the vendor sends of it. */
  goOn(vendor: Vendor): string[];
  /** Headers that the vendor sends with a body. */
  sign(body: string): Headers;
  /** Headers that others send with a body, who may have seen `another` one sent. */
  forge(body: string, another: string): Headers[];
  /** Whether bodies alone tell facts, or only what is worth fetching. */
  tellsFacts: boolean;
}

/** Holds a module to its figures, whichever webhooks come, and however often. */
export function itTakesWebhooks<Vendor, S extends Served>(
  bench: TrialBench<Vendor, S>,
  { begin, goOn, sign, forge, tellsFacts }: WebhookTrial<Vendor>,
): void {
  const { source } = bench.subject;

  it('should tell the same of webhooks in any order, and refuse forged ones', async () => {
    const { figures } = await bench.undisturbed();
    const vendor = begin();
    const served = await bench.serve(vendor);
    const { server } = served;
    const knex = await bench.database();
    const trial = await bench.start(served, knex);
    await trial.runSource(source);
    const bodies = goOn(vendor);
    const asked = server.requests.length;
    const before = await storedEvents(knex);
    const forged = [{}, ...forge(bodies[0], bodies[1])];
    for (const headers of forged) {
      expect(await trial.webhook(source, bodies[0], headers)).toBe(401);
    }
    expect(await storedEvents(knex)).toEqual(before);
    expect(server.requests).toHaveLength(asked);
    // The last ones first, and each of them twice.
    for (const body of [...bodies].reverse().concat(bodies)) {
      expect(await trial.webhook(source, body, sign(body))).toBe(202);
    }
    const { all } = await storedEvents(knex);
    expect(all).toBeGreaterThanOrEqual(before.all + Number(tellsFacts));
    await trial.fulfil(source);
    expect((await storedEvents(knex)).all).toBeGreaterThan(before.all);
    expect(await bench.stateOf(trial)).toMatchObject({
      status: 'ok',
      events: { rejected: 0, conflicting: 0 },
      webhook: {
        received: 2 * bodies.length,
        refused: forged.length,
        pendingWishes: 0,
      },
    });
    expect(await bench.figuresOf(trial)).toEqual(figures);
  });
}
