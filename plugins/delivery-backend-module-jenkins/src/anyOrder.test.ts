import fc from 'fast-check';
import { stopServers } from '@delivery-stack/vendor-replay/context';
import { connected } from './__testUtils__/connected';
import {
  emptyController,
  endRun,
  HOUR,
  MAIN,
  MINUTE,
  MONDAY,
  startRun,
} from './__testUtils__/testController';

jest.setTimeout(120_000);

afterEach(stopServers);

/** What may happen between two runs, and how a run may end. */
interface Step {
  what: string;
  builds?: number;
  which?: number;
}

const step = fc.oneof(
  fc.record({
    what: fc.constant('start'),
    builds: fc.integer({ min: 1, max: 25 }),
  }),
  fc.record({ what: fc.constant('end'), which: fc.nat() }),
  fc.record({ what: fc.constant('wish'), which: fc.nat() }),
  fc.record({ what: fc.constantFrom('run', 'stored, then killed', 'killed') }),
) as fc.Arbitrary<Step>;

/** Plays a story; gives what was stored in the end. */
async function play(steps: readonly Step[]) {
  const controller = emptyController();
  const given = await connected(controller);
  const open: number[] = [];
  let last = 0;
  const { adapt } = given.context.sink;
  const killedRun = async (isStored: boolean) => {
    given.context.sink.adapt = async parts => {
      const result = isStored ? await adapt(parts) : undefined;
      throw new Error(`killed ${result}`);
    };
    await given.run().catch(() => {});
    given.context.sink.adapt = adapt;
  };
  for (const { what, builds = 0, which = 0 } of steps) {
    if (what === 'start') {
      for (let count = 0; count < builds; count += 1) {
        last += 1;
        open.push(last);
        startRun(controller, last, MONDAY + last * MINUTE);
      }
    } else if (what === 'end' && open.length > 0) {
      const [number] = open.splice(which % open.length, 1);
      endRun(controller, number, MONDAY + 5 * HOUR + number * MINUTE);
    } else if (what === 'wish' && last > 0) {
      given.wishes.set(`builds/${MAIN}/${1 + (which % last)}`, which + 1);
    } else if (what === 'run') {
      await given.run();
    } else if (what.endsWith('killed')) {
      await killedRun(what === 'stored, then killed');
    }
  }
  for (const number of open) {
    endRun(controller, number, MONDAY + 5 * HOUR + number * MINUTE);
  }
  await given.run();
  return { controller, given, last };
}

describe('a source, whatever happens', () => {
  it('should have stored in the end what one run would have stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async steps => {
        const { controller, given, last } = await play(steps);
        const clean = await connected(controller);
        await clean.run();
        expect(given.collected().facts).toEqual(clean.collected().facts);
        expect(given.collected().conflicting).toBe(0);
        expect(
          clean.facts().filter(({ type }) => type === 'approval.closed'),
        ).toHaveLength(last);
        await stopServers();
      }),
      {
        numRuns: 40,
        // What is over before it is read is lost by a cursor that runs ahead.
        examples: ['killed', 'stored, then killed'].map((how): [Step[]] => [
          [
            { what: 'start', builds: 21 },
            { what: 'end', which: 0 },
            { what: 'end', which: 20 },
            { what: how },
            { what: 'run' },
          ],
        ]),
      },
    );
  });
});
