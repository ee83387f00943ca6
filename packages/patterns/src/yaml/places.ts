import { Document, LineCounter, Node, isMap, isNode, isScalar } from 'yaml';
import { JsonPath } from '../json';

/** A position in a text; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where things stand in a YAML document. */
export class YamlPlaces {
  readonly #document: Document;
  readonly #lines: LineCounter;

  constructor(document: Document, lines: LineCounter) {
    this.#document = document;
    this.#lines = lines;
  }

  of(offset: number): Place {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  has(path: JsonPath): boolean {
    return this.#document.hasIn(path);
  }

  /** The value at a path; where there is none, the nearest thing above it. */
  at(path: JsonPath): Place {
    for (let length = path.length; length > 0; length--) {
      const above = path.slice(0, length);
      const node = this.#document.getIn(above, true);
      if (isNode(node) && node.range) {
        // A map begins after its key, often on the next line: show the key.
        return isScalar(node) ? this.of(node.range[0]) : this.key(above);
      }
    }
    return this.of(0);
  }

  /** The key itself: for keys that should not be there. */
  key(path: JsonPath): Place {
    const last = path[path.length - 1];
    const above = path.slice(0, -1);
    const parent =
      above.length === 0
        ? this.#document.contents
        : this.#document.getIn(above, true);
    if (isMap(parent)) {
      const pair = parent.items.find(
        each => isScalar(each.key) && String(each.key.value) === String(last),
      );
      return this.of((pair?.key as Node | undefined)?.range?.[0] ?? 0);
    }
    const node = this.#document.getIn(path, true);
    return this.of((isNode(node) && node.range?.[0]) || 0);
  }
}
