import { InputError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';

const INDEX = /^(0|[1-9]\d*)$/;

const unescaped = (token: string) =>
  token.replace(/~1/g, '/').replace(/~0/g, '~');

/** Says where in a JSON document something is (RFC 6901). */
export class JsonPointer {
  readonly #text: string;
  readonly #tokens: readonly string[];

  /** @throws InputError where the text is no pointer. */
  static parse(text: string): JsonPointer {
    if (text !== '' && !text.startsWith('/')) {
      throw new InputError(
        'is no JSON pointer; begin it with a slash, like /data/current',
      );
    }
    if (/~(?![01])/.test(text)) {
      throw new InputError(
        'is no JSON pointer; write ~ in a key as ~0, and / as ~1',
      );
    }
    return new JsonPointer(text, text.split('/').slice(1).map(unescaped));
  }

  private constructor(text: string, tokens: readonly string[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  /** What is there; undefined where nothing is, which no JSON can be. */
  in(document: JsonValue): JsonValue | undefined {
    let at: JsonValue | undefined = document;
    for (const token of this.#tokens) {
      at = step(at, token);
    }
    return at;
  }

  toString(): string {
    return this.#text;
  }
}

function step(
  from: JsonValue | undefined,
  token: string,
): JsonValue | undefined {
  if (Array.isArray(from)) {
    return INDEX.test(token) ? from[Number(token)] : undefined;
  }
  // Own keys alone: every object inherits a `constructor`.
  return typeof from === 'object' && from !== null && Object.hasOwn(from, token)
    ? from[token]
    : undefined;
}
