import fc from 'fast-check';
import { tagsIn } from './tags';

describe('tagsIn', () => {
  it.each([
    ['{"team":"Cards"}', { team: 'Cards' }],
    ['{"n":1,"flag":true,"none":null}', { n: '1', flag: 'true', none: '' }],
    ['{"deep":{"a":[1]}}', { deep: '{"a":[1]}' }],
    ['{}', {}],
    ['', {}],
    ['NULL', {}],
    ['null', {}],
    [undefined, {}],
    [null, {}],
    [{ team: 'Cards' }, { team: 'Cards' }],
  ])('should read %j', (value, expected) => {
    expect(tagsIn(value)).toEqual(expected);
  });

  it.each([
    ...['[]', '"text"', '7', 'true', '{"a":', "{'a':1}", 'team=cards'],
    ...['['.repeat(60_000), `{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
    ...[`{"a":"${'x'.repeat(70_000)}"}`],
    ...[7, [], true],
  ])('should not take %.40j', value => {
    expect(tagsIn(value)).toBeUndefined();
  });

  it('should have a key like any other where it is one of objects', () => {
    const tags = tagsIn('{"__proto__":"a","constructor":"b"}')!;
    expect(Object.entries(tags)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });

  it('should keep keys and texts as they were written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), tags => {
        expect(Object.entries(tagsIn(JSON.stringify(tags))!)).toEqual(
          Object.entries(tags),
        );
      }),
    );
  });
});
