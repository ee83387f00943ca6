import { flowConfigSchema } from '@delivery-stack/flow';
import { GateStore } from '../database/GateStore';
import { Glossary } from '../insight/Glossary';
import { KeptGates } from './KeptGates';

type Counts = Awaited<ReturnType<GateStore['waitingCounts']>>;

const gate = (id: string, owner: string) => ({
  id,
  title: `Title of ${id}`,
  function: owner,
  kind: 'approval',
  match: [{ source: 'jira', status: [id] }],
});

const config = flowConfigSchema.parse({
  functions: {
    security: { title: 'Security', group: 'group:default/risk' },
    audit: { group: 'Group:Risk' },
    legal: { group: 'group:default/legal' },
    data: { group: 'user:default/ann' },
    infrastructure: {},
  },
  gates: [
    gate('review', 'security'),
    gate('threats', 'security'),
    gate('audit', 'audit'),
    gate('access', 'data'),
    gate('environment', 'infrastructure'),
  ],
});

/** Gates where this waits; `asked` says how often that was looked up. */
function keptGates(counts: Counts, withheld = false) {
  const state = { asked: 0 };
  const kept = KeptGates.create({
    functions: config.functions,
    glossary: Glossary.fromConfig(config),
    suppression: { withholds: async () => withheld },
    gates: {
      waitingCounts: async () => {
        state.asked += 1;
        return counts;
      },
    },
  });
  return { kept, state };
}

const counts: Counts = [
  { gate: 'review', phase: 'processing', n: 1, oldest: 30 },
  { gate: 'review', phase: 'queue', n: 3, oldest: 20 },
  { gate: 'review', phase: 'return', n: 7, oldest: 10 },
  { gate: 'threats', phase: 'return', n: 1, oldest: 10 },
  { gate: 'access', phase: 'queue', n: 4, oldest: 10 },
  { gate: 'former', phase: 'queue', n: 5, oldest: 10 },
];

describe('KeptGates', () => {
  it('should be kept by groups only, whose function has a gate', () => {
    expect([...keptGates([]).kept.keepers()]).toEqual(['group:default/risk']);
  });

  it('should count what waits for a function, without rework of others', async () => {
    const { kept, state } = keptGates(counts);
    expect([...(await kept.waits())]).toEqual([
      [
        'group:default/risk',
        [
          {
            title: 'Security',
            withheld: false,
            gates: [
              {
                title: 'Title of review',
                queued: 3,
                processing: 1,
                oldest: 20,
              },
            ],
          },
          { title: 'Audit', withheld: false, gates: [] },
        ],
      ],
    ]);
    expect(state.asked).toBe(1);
  });

  it('should look nothing up where the organisation is too small', async () => {
    const { kept, state } = keptGates(counts, true);
    const [, [security]] = [...(await kept.waits())][0];
    expect(security).toMatchObject({ withheld: true, gates: [] });
    expect(state.asked).toBe(0);
  });
});
