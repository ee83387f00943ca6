import { Read } from '../complaint';
import { complaintsOf } from '../yaml/complaintsOf';
import { YamlPlaces } from '../yaml/places';
import { readYaml } from '../yaml/readYaml';
import { Pattern, patternSchema } from './pattern';

/** Longest `pattern.yaml`, in characters. */
const LONGEST = 256 * 1024;

/** A pattern that was read. @public */
export interface ReadPattern {
  readonly pattern: Pattern;
  /** What the file says, before defaults: this is digested. */
  readonly document: unknown;
  readonly places: YamlPlaces;
}

/**
 * Reads `pattern.yaml`.
 *
 * @returns the pattern, or every complaint with line, column, path and cure.
 *
 * @public
 */
export function readPattern(text: string): Read<ReadPattern> {
  const yaml = readYaml(text, LONGEST);
  if (!yaml.ok) {
    return yaml;
  }
  const { value: document, places } = yaml;
  const parsed = patternSchema.safeParse(document);
  return parsed.success
    ? { ok: true, pattern: parsed.data, document, places }
    : { ok: false, complaints: complaintsOf(parsed.error.issues, places) };
}
