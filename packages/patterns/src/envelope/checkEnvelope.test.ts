import Ajv from 'ajv/dist/2020';
import fc from 'fast-check';
import { patternOf, patternText } from '../__testUtils__/patterns';
import { checkEnvelope } from './checkEnvelope';
import { rangeWords } from './rangeWords';

const pattern = patternOf();

describe('checkEnvelope', () => {
  it('lets pass what is inside, free or not given', () => {
    expect(
      checkEnvelope(pattern, {
        region: 'eu-west',
        note: { any: ['thing'] },
        nodes: undefined,
      }),
    ).toEqual({ inside: true, outside: [] });
  });

  it('says of each other one what is allowed and who decides', () => {
    expect(
      checkEnvelope(pattern, { region: 'us-east', nodes: 14, colour: 'red' }),
    ).toEqual({
      inside: false,
      outside: [
        {
          parameter: 'colour',
          given: '"red"',
          allowed: 'nothing: the envelope does not name this parameter',
          function: null,
        },
        {
          parameter: 'nodes',
          given: '14',
          allowed: 'a whole number from 4 to 12',
          function: 'platform',
        },
        {
          parameter: 'region',
          given: '"us-east"',
          allowed: 'one of eu-central, eu-west',
          function: 'compliance',
        },
      ],
    });
  });

  it('is not talked out of it by what objects inherit', () => {
    const parameters = JSON.parse('{ "__proto__": 1, "toString": 2 }');
    expect(
      checkEnvelope(pattern, parameters).outside.map(each => each.parameter),
    ).toEqual(['__proto__', 'toString']);
  });

  it('shows a long value in brief, and a hostile one not at all', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const { outside } = checkEnvelope(pattern, {
      region: 'x'.repeat(10_000),
      note: circle,
    });
    expect(outside.map(({ given }) => given.length < 100)).toEqual([
      true,
      true,
    ]);
    expect(outside[0]).toMatchObject({ parameter: 'note', function: null });
  });

  it('compares no list that is too long to be compared', () => {
    const text = patternText(
      '{ x: { function: platform, schema: { type: array, uniqueItems: true, items: { type: object } } } }',
    );
    const list = Array.from({ length: 20_000 }, (_, index) => ({ index }));
    const { outside } = checkEnvelope(patternOf(text), { x: list });
    expect(outside[0].allowed).toMatch(/at most 65536 characters/);
  });

  it('tries no expression on a text that is too long', () => {
    const text = patternText(
      "{ name: { function: platform, schema: { type: string, pattern: '^a*$' } } }",
    ).replace('security: { files', 'security: { parameters: [], files');
    const of = (length: number) =>
      checkEnvelope(patternOf(text), { name: 'a'.repeat(length) }).inside;
    expect([of(256), of(257)]).toEqual([true, false]);
  });

  const value = fc.oneof(
    fc.integer({ min: -5, max: 20 }),
    fc.double({ min: -5, max: 20, noNaN: true }),
    fc.stringMatching(/^[abc]{0,6}$/),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.constantFrom('a', 'b', 1), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 3 })),
  );
  const schema = fc.oneof(
    fc.record({
      type: fc.constantFrom('integer', 'number'),
      minimum: fc.integer({ min: -5, max: 5 }),
      maximum: fc.integer({ min: 5, max: 20 }),
    }),
    fc.record({
      type: fc.constant('string'),
      maxLength: fc.integer({ min: 0, max: 6 }),
      pattern: fc.constantFrom('^a*$', '^(a|b)c?$', '^[ab]+$'),
    }),
    fc.record({
      enum: fc.uniqueArray(fc.constantFrom('a', 1, true), { minLength: 1 }),
    }),
    fc.record({
      type: fc.constant('array'),
      items: fc.record({ type: fc.constant('string') }),
      uniqueItems: fc.boolean(),
    }),
    fc.record({
      type: fc.constant('object'),
      properties: fc.constant({ a: { type: 'integer', maximum: 2 } }),
      additionalProperties: fc.boolean(),
    }),
    fc.constant({ anyOf: [{ type: 'null' }, { type: 'boolean' }] }),
    fc.constant({ not: { type: 'string' } }),
  );

  it('agrees with Ajv', () => {
    fc.assert(
      fc.property(
        schema,
        fc.array(value, { minLength: 20, maxLength: 20 }),
        (range, values) => {
          const made = patternOf(
            patternText(
              `{ x: { function: platform, schema: ${JSON.stringify(range)} } }`,
            ),
          );
          const validate = new Ajv().compile(range);
          for (const each of values) {
            expect(checkEnvelope(made, { x: each }).inside).toBe(
              validate(each),
            );
          }
        },
      ),
    );
  });
});

describe('rangeWords', () => {
  it.each([
    [{ const: false }, 'exactly false'],
    [{ enum: ['small'] }, 'exactly small'],
    [{ type: 'number', maximum: 12 }, 'a number of at most 12'],
    [
      { type: 'number', exclusiveMinimum: 0, multipleOf: 5 },
      'a number above 0, a multiple of 5',
    ],
    [
      { type: 'string', minLength: 1, maxLength: 9 },
      'a text of 1 to 9 characters',
    ],
    [{ type: 'string', pattern: '^a$' }, 'a text, matching ^a$'],
    [
      { type: 'array', maxItems: 3, items: { enum: ['a', 'b'] } },
      'a list of at most 3 items, each one of a, b',
    ],
    [
      {
        type: 'object',
        properties: { a: { type: 'boolean' } },
        additionalProperties: false,
      },
      'an object, with a: true or false, nothing else',
    ],
    [{ not: { const: 'root' } }, 'not exactly root'],
    [
      { anyOf: [{ type: 'null' }, { enum: ['a', 'b'] }] },
      'nothing, or one of a, b',
    ],
  ] as const)('says %j as %s', (range, words) => {
    expect(rangeWords(range as Parameters<typeof rangeWords>[0])).toBe(words);
  });
});
