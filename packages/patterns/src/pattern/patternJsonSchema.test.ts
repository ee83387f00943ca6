import Ajv from 'ajv/dist/2020';
import { parse } from 'yaml';
import published from '../../schema/pattern.schema.json';
import { patternText } from '../__testUtils__/patterns';
import { patternJsonSchema } from './patternJsonSchema';

describe('the published schema', () => {
  it('is the one in TypeScript: else run `yarn schema` in packages/patterns', () => {
    expect(published).toEqual(patternJsonSchema());
  });

  it('takes a pattern and refuses another', () => {
    const validate = new Ajv({ strict: false }).compile(published);
    expect(validate(parse(patternText()))).toBe(true);
    expect(validate(parse(patternText().replace('canary', 'crow')))).toBe(
      false,
    );
  });

  it('describes what editors complete', () => {
    const { spec } = published.properties;
    expect(spec.properties.envelope.description).toMatch(/Ranges/);
    expect(spec.properties.facets.properties.network.description).toBeTruthy();
  });
});
