import { MOST_DEPTH, notJson } from '../json';
import { Pattern } from '../pattern/pattern';
import type { Range } from '../pattern/range';
import { CompiledRange, RangeCompiler } from './compileRange';
import { brief, rangeWords } from './rangeWords';

/** A parameter whose value no sign-off covers. @public */
export interface OutsideParameter {
  readonly parameter: string;
  /** What was given, as JSON of at most 80 characters. */
  readonly given: string;
  /** What the envelope allows, in words. */
  readonly allowed: string;
  /** Who decides on it; null where nobody owns it: then every required function. */
  readonly function: string | null;
}

/** Whether parameters are covered by the sign-offs. @public */
export interface EnvelopeCheck {
  readonly inside: boolean;
  /** In the order of their names; empty when inside. */
  readonly outside: readonly OutsideParameter[];
}

/** More than a form has; more is an attack. */
const MOST_PARAMETERS = 500;

/** Longest value, as JSON: some keywords compare every item with every other. */
const LONGEST_VALUE = 64 * 1024;

/** Compiling takes a millisecond: once for each pattern in memory. */
class Ranges {
  readonly #compiler = new RangeCompiler();
  readonly #ready = new Map<string, CompiledRange>();

  of(parameter: string, schema: Range): CompiledRange {
    const ready = this.#ready.get(parameter) ?? this.#compiler.compile(schema);
    this.#ready.set(parameter, ready);
    return ready;
  }
}

const compiled = new WeakMap<Pattern, Ranges>();

/**
 * Tries the parameters of one activation against the envelope.
 *
 * @remarks
 * A parameter that the envelope does not name is outside: silence is no
 * sign-off. One that is not given is inside, since what the template does
 * without it is part of what was signed.
 *
 * @public
 */
export function checkEnvelope(
  pattern: Pattern,
  parameters: Readonly<Record<string, unknown>>,
): EnvelopeCheck {
  const outside = Object.keys(parameters)
    .filter(name => parameters[name] !== undefined)
    .sort()
    .slice(0, MOST_PARAMETERS + 1)
    .flatMap(name => outsideOf(pattern, name, parameters[name]));
  return { inside: outside.length === 0, outside };
}

function outsideOf(
  pattern: Pattern,
  parameter: string,
  value: unknown,
): OutsideParameter[] {
  const { envelope, ownership } = pattern.spec;
  const given = brief(value);
  if (!Object.hasOwn(envelope, parameter)) {
    const owner = Object.keys(ownership).find(name =>
      ownership[name].parameters.includes(parameter),
    );
    const allowed = 'nothing: the envelope does not name this parameter';
    return [{ parameter, given, allowed, function: owner ?? null }];
  }
  const range = envelope[parameter];
  if (notJson(value) || JSON.stringify(value).length > LONGEST_VALUE) {
    const owner = 'function' in range ? range.function : null;
    const allowed = `a value of JSON, nested at most ${MOST_DEPTH} levels, of at most ${LONGEST_VALUE} characters`;
    return [{ parameter, given, allowed, function: owner }];
  }
  if ('free' in range) {
    return [];
  }
  if (rangesOf(pattern).of(parameter, range.schema).allows?.(value)) {
    return [];
  }
  const allowed = rangeWords(range.schema);
  return [{ parameter, given, allowed, function: range.function }];
}

function rangesOf(pattern: Pattern): Ranges {
  const ranges = compiled.get(pattern) ?? new Ranges();
  compiled.set(pattern, ranges);
  return ranges;
}
