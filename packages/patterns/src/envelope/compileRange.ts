import Ajv, { ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { LONGEST_MATCHED } from '../pattern/expressionWays';
import type { Range } from '../pattern/range';

/** A range ready to be tried, or what is wrong with it. */
export type CompiledRange =
  | { allows: (value: unknown) => boolean; problem?: undefined }
  | { allows?: undefined; problem: string };

/** Deepest nesting of a range. */
const MOST_DEPTH = 12;

/** Keywords, at all depths together. */
const MOST_KEYWORDS = 2_000;

/** Keywords that allow everything. */
const annotations = new Set(['title', 'description', 'default']);

function createAjv(): Ajv {
  const bounded = (source: string, flags: string) => {
    const expression = new RegExp(source, flags);
    return {
      // Ajv keeps expressions by this text: without it all would be the first.
      toString: () => String(expression),
      test: (text: string) =>
        text.length <= LONGEST_MATCHED && expression.test(text),
    };
  };
  const ajv = new Ajv({
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    meta: false,
    validateSchema: false,
    code: {
      regExp: Object.assign(bounded, { code: 'boundedRegExp' }),
    },
  });
  return addFormats(ajv as never) as unknown as Ajv;
}

/**
 * Holds ranges against JSON Schema itself, and keeps none of them. One for all:
 * compiling that schema takes ten times as long as all else about a pattern.
 */
const grammar = new Ajv({ strict: true });

function sizeOf(value: unknown): { depth: number; keywords: number } {
  if (typeof value !== 'object' || value === null) {
    return { depth: 0, keywords: 0 };
  }
  const all = Object.values(value).map(sizeOf);
  return {
    depth: 1 + Math.max(0, ...all.map(({ depth }) => depth)),
    keywords: all.reduce((sum, each) => sum + each.keywords, all.length),
  };
}

/**
 * Compiles ranges with Ajv in strict mode.
 *
 * @remarks
 * Strict, because a `minimum` without `type` would let every text pass: Ajv
 * then asks for the type. Texts longer than patterns are tried on match none.
 * One for each pattern: making an Ajv takes longer than compiling a range, and
 * one for all would keep whatever was ever compiled.
 */
export class RangeCompiler {
  readonly #ajv = createAjv();

  compile(schema: Range): CompiledRange {
    if (Object.keys(schema).every(key => annotations.has(key))) {
      return {
        problem:
          'allows every value; write the range, or declare the parameter free',
      };
    }
    const { depth, keywords } = sizeOf(schema);
    if (depth > MOST_DEPTH || keywords > MOST_KEYWORDS) {
      return {
        problem: `is nested deeper than ${MOST_DEPTH} levels or has more than ${MOST_KEYWORDS} keywords; simplify it`,
      };
    }
    try {
      grammar.validateSchema(schema, true);
      const validate: ValidateFunction = this.#ajv.compile(schema);
      return { allows: value => validate(value) === true };
    } catch (error) {
      const said = (error as Error).message.replace(/^strict mode: /, '');
      return {
        problem: `is not usable: ${said}; add the type, or correct the keyword`,
      };
    }
  }
}
