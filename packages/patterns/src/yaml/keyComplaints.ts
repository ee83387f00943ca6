import { Document, YAMLMap, isNode, isScalar, visit } from 'yaml';
import { Complaint } from '../complaint';
import { YamlPlaces } from './places';

/**
 * Keys that JSON cannot keep apart: doubles, and keys that are no plain text.
 *
 * @remarks
 * By the text of the key, so that `1` and `'1'` are the same, as they are in
 * JSON. Linear, where the parser's own check takes seconds for 30,000 keys.
 */
export function keyComplaints(
  document: Document,
  places: YamlPlaces,
): Complaint[] {
  const complaints: Complaint[] = [];
  visit(document, {
    Map: (_key, map) => {
      complaints.push(...keysOf(map, places));
    },
  });
  return complaints;
}

function keysOf({ items }: YAMLMap, places: YamlPlaces): Complaint[] {
  const taken = new Set<string>();
  return items.flatMap(({ key }) => {
    const place = places.of((isNode(key) && key.range?.[0]) || 0);
    if (!isScalar(key)) {
      const problem = 'is not YAML: a key is no plain text';
      return [{ ...place, path: '', problem, cure: 'write a plain key' }];
    }
    const text = String(key.value);
    if (taken.has(text)) {
      const problem = `is not YAML: the key ${text} stands twice`;
      return [{ ...place, path: '', problem, cure: 'keep one of the two' }];
    }
    taken.add(text);
    return [];
  });
}
