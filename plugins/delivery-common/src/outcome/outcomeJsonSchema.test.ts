import { z } from 'zod';
import published from '../../schema/outcome.schema.json';
import { outcomeWith, wholeOutcome } from './__testUtils__/outcome';
import { outcomeJsonSchema } from './outcomeJsonSchema';

describe('the published schema', () => {
  it('is the one in TypeScript: else run `yarn schema` in plugins/delivery-common', () => {
    expect(published).toEqual(outcomeJsonSchema());
  });

  it('takes an outcome and refuses another', () => {
    const schema = z.fromJSONSchema(published as any);
    expect(schema.safeParse(wholeOutcome()).error).toBeUndefined();
    for (const wrong of [
      outcomeWith('spec.measure.direction', 'sideways'),
      outcomeWith('spec.mesure', {}),
      outcomeWith('spec.statement', undefined),
    ]) {
      expect(schema.safeParse(wrong).success).toBe(false);
    }
  });

  it('describes what editors complete', () => {
    const { properties } = published.properties.spec;
    for (const [name, { description }] of Object.entries<any>(properties)) {
      expect([name, description]).toEqual([name, expect.any(String)]);
    }
  });
});
