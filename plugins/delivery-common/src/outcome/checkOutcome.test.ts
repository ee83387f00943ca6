import { outcomeWith, wholeOutcome } from './__testUtils__/outcome';
import { checkOutcome } from './checkOutcome';
import { describeComplaint } from './complaints';

const now = new Date('2026-11-20T12:00:00Z');

function saidOf(value: unknown): string[] {
  const reading = checkOutcome(value, { now });
  return (reading.ok ? reading.warnings : reading.complaints).map(
    describeComplaint,
  );
}

describe('checkOutcome', () => {
  it('should take an outcome that says everything', () => {
    const outcome = wholeOutcome();
    expect(checkOutcome(outcome, { now })).toEqual({
      ok: true,
      outcome,
      warnings: [],
    });
  });

  it.each([
    ['spec.initiative', { source: 'jira', query: 'project = ANA' }],
    ['spec.constraints', {}],
    ['spec.contributors', []],
    ['spec.contributors', ['churn', 'group:people/pod', 'Domain:data']],
    ['spec.owner', 'user:jane'],
    ['spec.costOfDelay', undefined],
    ['spec.measure.baseline', -3.5],
    // An adoption measure of its own has its own figures.
    ['spec.adoption.threshold', 3],
    // The catalog adds to an entity what it knows of it.
    ['relations', [{ type: 'ownedBy', targetRef: 'group:default/pod' }]],
  ])('should take %s: %j', (path, value) => {
    expect(saidOf(outcomeWith(path, value))).toEqual([]);
  });

  it.each([
    ['spec', undefined, 'spec: is missing; add an object with fields'],
    ['spec.statement', undefined, 'spec.statement: is missing; add text'],
    ['spec.statement', ' ', 'spec.statement: is empty; say it in a few words'],
    [
      'spec.statement',
      'x'.repeat(501),
      'spec.statement: is too long; keep it to 500 characters',
    ],
    [
      'spec.owner',
      'component:default/churn',
      'spec.owner: is no ref of a group or user; write it like group:default/name',
    ],
    [
      'spec.contributors.1',
      'outcome:default/other',
      'spec.contributors.1: is no ref of a component, system, domain or group; write it like component:default/name',
    ],
    [
      'spec.contributors.0',
      'component:default/two words',
      'spec.contributors.0: is no ref of a component, system, domain or group; write it like component:default/name',
    ],
    [
      'spec.measure.due',
      'soon',
      'spec.measure.due: is no date; write it as 2027-03-31',
    ],
    [
      'spec.measure.due',
      '2027-02-30',
      'spec.measure.due: is no date; write it as 2027-03-31',
    ],
    ['spec.measure.due', 20270331, 'spec.measure.due: is not text; write text'],
    [
      'spec.measure.target',
      undefined,
      'spec.measure.target: is missing; add a number',
    ],
    [
      'spec.measure.target',
      Number.NaN,
      'spec.measure.target: is not a number; write a number',
    ],
    [
      'spec.measure.target',
      42,
      'spec.measure.target: is the baseline, 42; write what is to be reached',
    ],
    [
      'spec.measure.direction',
      'down',
      'spec.measure.direction: is down, but from 42 to 60 is up; write up, or exchange baseline and target',
    ],
    [
      'spec.measure.direction',
      'sideways',
      'spec.measure.direction: is none of the possible values; write up or down',
    ],
    [
      'spec.adoption',
      { threshold: 42, stays: 'P14D' },
      'spec.adoption.threshold: is crossed by the baseline already; write a figure that is above 42',
    ],
    [
      'spec.adoption.stays',
      'P1M',
      'spec.adoption.stays: is no duration; write weeks, days or hours like P4W, P30D or PT36H (months and years have no fixed length)',
    ],
    [
      'spec.timeToValue.target',
      'P0D',
      'spec.timeToValue.target: is no duration; write weeks, days or hours like P4W, P30D or PT36H (months and years have no fixed length)',
    ],
    [
      'spec.initiative.keys',
      [],
      'spec.initiative.keys: is too little; give at least 1',
    ],
    [
      'spec.initiative.keys.0',
      'ANA-1, ANA-2',
      'spec.initiative.keys.0: is no ticket key; write it like PAY-12',
    ],
    [
      'spec.initiative.query',
      'project = ANA',
      'spec.initiative: names its tickets neither by key nor by query; write { source: jira, keys: [PAY-12] } or { source: jira, query: … }, not both',
    ],
    [
      'spec.constraints.security',
      {},
      'spec.constraints.security: sets no limit; write { critical: 0 }, or leave it out',
    ],
    [
      'spec.constraints.security.high',
      0.5,
      'spec.constraints.security.high: is not a whole number; write a whole number',
    ],
    [
      'spec.costOfDelay.amount',
      0,
      'spec.costOfDelay.amount: is not above zero; write the amount as a number like 25000',
    ],
    [
      'spec.costOfDelay.currency',
      '€',
      'spec.costOfDelay.currency: is no currency; write three letters like EUR',
    ],
    [
      'spec.functions.0',
      'unowned',
      'spec.functions.0: nobody answers for unowned; name the function that does',
    ],
    [
      'spec.mesure',
      {},
      'spec.mesure: is no field of an outcome; take it away, or spell it as the schema does',
    ],
    [
      'apiVersion',
      'backstage.io/v1alpha1',
      'apiVersion: is none of the possible values; write delivery-stack.dev/v1alpha1',
    ],
  ])('should refuse %s: %p, with field and cure', (path, value, said) => {
    const reading = checkOutcome(outcomeWith(path, value), { now });
    expect(reading.ok).toBe(false);
    expect(saidOf(outcomeWith(path, value))).toEqual([said]);
  });

  it('should not refuse an outcome for growing old, or for what is still to be added', () => {
    const { initiative, adoption, ...spec } = wholeOutcome().spec;
    const measure = { ...spec.measure, due: '2026-11-19' };
    const old = { ...wholeOutcome(), spec: { ...spec, measure } };
    expect(checkOutcome(old, { now }).ok).toBe(true);
    expect(saidOf(old)).toEqual([
      'spec.measure.due: 2026-11-19 has passed; set a later day, or take the outcome away when it is decided on',
      'spec.initiative: is missing, so that no need and no increment is known; add the tickets that it is worked on in',
      'spec.adoption: is missing, so that there is no time-to-value; add the threshold from which on it counts as adopted',
    ]);
    expect(saidOf(outcomeWith('spec.measure.due', '2026-11-20'))).toEqual([]);
  });

  it.each([
    undefined,
    null,
    'text',
    [],
    JSON.parse('{"__proto__": {"spec": {}}}'),
    { ...wholeOutcome(), spec: JSON.parse('{"__proto__": {"owner": "x"}}') },
    outcomeWith('spec.owner', { toString: 'x' }),
    outcomeWith('spec.contributors', Array(501).fill('a')),
    outcomeWith('spec.statement', ['x']),
  ])('should say what is wrong with anything: %#', value => {
    const reading = checkOutcome(value, { now });
    expect(reading.ok).toBe(false);
    expect(saidOf(value).length).toBeGreaterThan(0);
  });

  it('should stay short about a file that is all wrong', () => {
    const keys = Array.from({ length: 500 }, (_, i) => [`key\n${i}`, 1]);
    const said = saidOf({
      ...wholeOutcome(),
      spec: { ...wholeOutcome().spec, ...Object.fromEntries(keys) },
    });
    expect(said).toHaveLength(20);
    expect(said[0]).toMatch(/^spec\.key 0: /);
  });
});
