import fc from 'fast-check';
import { z } from 'zod';
import { keyFieldOf } from '../eventKinds';
import { AnyFact } from '../fact';
import { factSchemas, FactType } from '../factData';

const firstMillisecond = Date.UTC(1970, 0, 1);
const lastMillisecond = Date.UTC(9999, 11, 31);

type Schema = z.core.$ZodType;

const definitionOf = (schema: Schema) =>
  (schema as unknown as { def: Record<string, any> }).def;

/** Values that a schema of the contract accepts. */
function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  const def = definitionOf(schema);
  switch (def.type) {
    case 'optional':
      return fc.option(valueOf(def.innerType), { nil: undefined });
    case 'default':
      return valueOf(def.innerType);
    case 'string':
      if (def.format === 'datetime') {
        return fc
          .integer({ min: firstMillisecond, max: lastMillisecond })
          .map(time => new Date(time).toISOString());
      }
      return fc.string({ maxLength: 12, unit: 'binary' });
    case 'number':
      return fc.integer({ min: 1, max: 9 });
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'array':
      return fc.array(valueOf(def.element), { maxLength: 3 });
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(def.shape as Record<string, Schema>).map(
            ([name, each]) => [name, valueOf(each)],
          ),
        ),
      );
    default:
      throw new Error(`The contract uses ${def.type}; teach this generator`);
  }
}

/** Any fact that the contract allows. */
export const anyFact: fc.Arbitrary<AnyFact> = fc
  .constantFrom(...(Object.keys(factSchemas) as FactType[]))
  .chain(type =>
    fc
      .record({
        id: fc.string({ minLength: 1, maxLength: 20 }),
        source: fc.constantFrom('github.com', 'https://jira.example.com'),
        time: fc.integer({ min: firstMillisecond, max: lastMillisecond }),
        inferred: fc.constantFrom(true, undefined),
        key: fc.string({ minLength: 1, maxLength: 20 }),
        data: valueOf(factSchemas[type]),
      })
      .map(({ key, data, inferred, ...fact }) => ({
        type,
        ...fact,
        ...(inferred ? { inferred } : {}),
        data: { ...(data as object), [keyFieldOf(type)]: key },
      })),
  )
  .map(fact => JSON.parse(JSON.stringify(fact)) as AnyFact);
