import { canonicalJson } from '../json';

type Part = Readonly<Record<string, unknown>>;

/** Keywords below which a form may declare more properties. */
const branches = ['allOf', 'anyOf', 'oneOf', 'then', 'else', 'if'];

/**
 * Parameters of a template: name → canonical schemas, from every page and
 * every branch of the form.
 *
 * @public
 */
export function templateParameters(
  spec: Readonly<Record<string, unknown>>,
): Map<string, string> {
  const found = new Map<string, Set<string>>();
  partsOf(spec.parameters).forEach(page => collect(page, found));
  return new Map(
    [...found].map(([name, schemas]) => [name, [...schemas].sort().join('\n')]),
  );
}

function collect(part: Part, found: Map<string, Set<string>>): void {
  for (const [name, schema] of Object.entries(partOf(part.properties))) {
    const known = found.get(name) ?? new Set();
    found.set(name, known.add(canonicalJson(schema)));
  }
  for (const keyword of branches) {
    partsOf(part[keyword]).forEach(each => collect(each, found));
  }
  for (const keyword of ['dependencies', 'dependentSchemas']) {
    Object.values(partOf(part[keyword])).forEach(each =>
      partsOf(each).forEach(schema => collect(schema, found)),
    );
  }
}

function partOf(value: unknown): Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Part)
    : {};
}

function partsOf(value: unknown): Part[] {
  const all = Array.isArray(value) ? value : [value];
  return all.filter(each => typeof each === 'object').map(partOf);
}
