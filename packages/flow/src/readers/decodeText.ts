import { UnreadableInputError } from './errors';
import type { ByteChunks } from './readContext';

/** Pieces are small enough to check limits often, large enough to be few. */
const PIECE = 64 * 1024;
const HEAD = 256;

/**
 * Decodes chunks of any size into texts of about 64 Ki characters.
 *
 * @remarks
 * UTF-8 unless a byte-order mark or an XML declaration says otherwise. Tiny
 * chunks are gathered: handing them on singly would make every consumer that
 * carries a remainder quadratic.
 *
 * @internal
 */
export async function* decodeText(chunks: ByteChunks): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let head = new Uint8Array(0);
  let text = '';
  for await (const chunk of chunks) {
    let bytes = chunk;
    if (!decoder) {
      head = joinBytes([head, chunk]);
      if (head.length < HEAD) continue;
      decoder = chooseDecoder(head);
      bytes = head;
    }
    for (let at = 0; at < bytes.length; at += PIECE) {
      text += decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
      if (text.length < PIECE) continue;
      yield text;
      text = '';
    }
  }
  if (!decoder) {
    decoder = chooseDecoder(head);
    text = decoder.decode(head, { stream: true });
  }
  text += decoder.decode();
  if (text) yield text;
}

/** One array of several. @internal */
export function joinBytes(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Throws for nothing at all, and for what is plainly not text. @internal */
export function refuseBinary(head: Uint8Array): void {
  if (head.length === 0) {
    throw new UnreadableInputError('empty', 'the input is empty', {
      cure: 'Export it again; an empty file often means a failed download.',
    });
  }
  const gzip = head[0] === 0x1f && head[1] === 0x8b;
  const zip = head[0] === 0x50 && head[1] === 0x4b && head[2] === 3;
  if (!gzip && !zip) return;
  throw new UnreadableInputError(
    'not-text',
    `the input is a ${gzip ? 'gzip' : 'zip (or Office)'} file, not text`,
    {
      cure: gzip
        ? 'Give the file a name that ends in .gz, or unpack it.'
        : 'Unpack it, or save the sheet as CSV.',
    },
  );
}

function chooseDecoder(head: Uint8Array): TextDecoder {
  refuseBinary(head);
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be');
  const start = String.fromCharCode(...head.subarray(0, HEAD));
  const declared = /^[^<]*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(
    start,
  );
  if (!declared) return new TextDecoder();
  try {
    return new TextDecoder(declared[1]);
  } catch (cause) {
    throw new UnreadableInputError(
      'not-text',
      `the input declares the unknown encoding "${declared[1]}"`,
      { cure: 'Convert it to UTF-8.', cause },
    );
  }
}
