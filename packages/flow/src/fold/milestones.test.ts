import {
  change,
  deployment,
  fact,
  hoursOf,
  moves,
  run,
} from '../__testUtils__/facts';
import { journeysOf, rulesOf, sumOf } from '../__testUtils__/reportOf';
import { FlowConfigInput } from '../config';
import { AnyFact } from '../events';
import { JourneySum, buildReport } from '../report';
import { DeliverySum } from '../measure';

const created = fact(0, 'ticket.created', {
  key: 'SHOP-1',
  ticketType: 'Feature',
  status: 'Open',
});
const opened = (number: number, repository = 'shop/till') =>
  fact(1, 'change.created', {
    key: `${repository}#${number}`,
    repository,
    title: 'SHOP-1',
    headSha: `h${number}`,
  });
const merged = (hour: number, number: number, repository = 'shop/till') =>
  fact(hour, 'change.merged', {
    key: `${repository}#${number}`,
    repository,
    mergeSha: `m${repository}${number}`,
  });
const deployed = (hour: number, id: number) =>
  fact(hour, 'service.deployed', deployment(id));
const succeeded = (hour: number, headSha: string) =>
  fact(hour, 'pipelinerun.finished', {
    ...run(),
    run: `run at ${hour}`,
    headSha,
    outcome: 'success',
  });

function journeyOf(config: FlowConfigInput, ...facts: AnyFact[]) {
  const journey = journeysOf([created, ...facts], rulesOf(config)).get(
    'SHOP-1',
  )!;
  const at = Object.fromEntries(
    Object.entries(journey.milestones).map(([name, { at: instant }]) => [
      name,
      hoursOf(instant),
    ]),
  );
  return { ...at, from: hoursOf(journey.from), to: hoursOf(journey.to) };
}

describe('closing', () => {
  it('with the deployment that contains the last change', () => {
    expect(
      journeyOf(
        {},
        opened(1),
        opened(2),
        merged(3, 1),
        deployed(4, 1),
        merged(6, 2),
        deployed(9, 2),
      ),
    ).toMatchObject({ deployed: 9, to: 9 });
  });

  it('not while a change is open', () => {
    expect(
      journeyOf({}, opened(1), opened(2), merged(3, 1), deployed(4, 1)).to,
    ).toBeUndefined();
  });

  it('a change that was given up does not hold it open', () => {
    const abandoned = fact(5, 'change.abandoned', change(2));
    expect(
      journeyOf(
        {},
        opened(1),
        opened(2),
        merged(3, 1),
        deployed(4, 1),
        abandoned,
      ),
    ).toMatchObject({ to: 4 });
  });

  it('a later change in a repository that is never deployed does not either', () => {
    expect(
      journeyOf(
        {},
        opened(1),
        merged(3, 1),
        deployed(4, 1),
        opened(2, 'shop/docs'),
        merged(6, 2, 'shop/docs'),
      ),
    ).toMatchObject({ to: 4 });
  });

  it('when the root is done, where no deployment is recorded', () => {
    expect(
      journeyOf(
        {},
        opened(1),
        merged(3, 1),
        moves(8, 'SHOP-1', 'Open', 'Done'),
      ),
    ).toMatchObject({ to: 8 });
  });

  it('only when adopted, where adoption is configured', () => {
    const config: FlowConfigInput = {
      journeys: { milestones: { adopted: { status: 'Adopted' } } },
    };
    const story = [opened(1), merged(3, 1), deployed(4, 1)];
    expect(journeyOf(config, ...story).to).toBeUndefined();
    expect(
      journeyOf(config, ...story, moves(9, 'SHOP-1', 'Open', 'Adopted')),
    ).toMatchObject({ deployed: 4, adopted: 9, to: 4 });
  });
});

describe('milestones', () => {
  it('start with the need that a field or a rule says', () => {
    expect(
      journeyOf(
        {},
        fact(1, 'ticket.updated', {
          key: 'SHOP-1',
          need: '2026-03-01T00:00:00Z',
        }),
      ),
    ).toMatchObject({ need: -24, from: -24 });
    expect(
      journeyOf(
        { journeys: { milestones: { need: { status: 'Wanted' } } } },
        moves(2, 'SHOP-1', 'Open', 'Wanted'),
      ),
    ).toMatchObject({ need: 2, from: 2 });
  });

  it('are productive with the first successful run of a change of one’s own', () => {
    const scaffolded = fact(1, 'change.created', {
      ...change(3),
      title: 'SHOP-1',
      headSha: 'h3',
      scaffolded: true,
    });
    const scheduled = fact(3, 'pipelinerun.finished', {
      ...run(),
      run: 'nightly',
      headSha: 'other',
      branch: 'feature/shop-1',
      outcome: 'success',
    });
    expect(
      journeyOf(
        {},
        scaffolded,
        opened(1),
        succeeded(2, 'h3'),
        scheduled,
        succeeded(5, 'h1'),
      ),
    ).toMatchObject({ firstRun: 2, productive: 5 });
  });
});

describe('the calendar', () => {
  it('counts for governance latency and its share as for the journey', () => {
    const rules = rulesOf({
      gates: [
        {
          id: 'g',
          kind: 'approval',
          match: [{ source: 'cdevents', status: 'Review' }],
        },
      ],
    });
    const journeys = journeysOf(
      [
        created,
        moves(2, 'SHOP-1', 'Open', 'Review'),
        moves(6, 'SHOP-1', 'Review', 'Done'),
      ],
      rules,
    );
    const elapsed = sumOf(journeys.values(), rules, 0).journeys();
    // Half of every stretch is working time: the shares stay, the times halve.
    const half = (start: number, end: number) => (end - start) / 2;
    const working = new JourneySum({
      asOf: 0,
      rules,
      stopwatches: { journeys: half, gate: () => half },
    });
    [...journeys.values()].forEach(journey => working.add(journey));
    const { governanceLatency } = buildReport({
      inputs: [],
      journeys: working,
      delivery: new DeliverySum({ asOf: 0 }),
    }).journeys;
    expect(elapsed.governanceLatency.sum).toBe(4 * 3600);
    expect(governanceLatency.sum).toBe(2 * 3600);
    expect(governanceLatency.share).toBe(elapsed.governanceLatency.share);
  });
});
