import { decodeText, joinBytes, refuseBinary } from './decodeText';
import type { ByteChunks } from './readContext';

/**
 * Passes UTF-8 through, and turns UTF-16, as PowerShell's `>` writes it, into UTF-8.
 *
 * @internal
 */
export async function* utf8Bytes(
  chunks: ByteChunks,
): AsyncGenerator<Uint8Array> {
  const source = (async function* start() {
    yield* chunks;
  })();
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < 4) {
    const next = await source.next();
    if (next.done) break;
    head = joinBytes([head, next.value]);
  }
  refuseBinary(head);
  const whole = (async function* again() {
    yield head;
    yield* source;
  })();
  const wide = head[0] + head[1] === 0xff + 0xfe && head[0] >= 0xfe;
  if (!wide) return yield* whole;
  const encoder = new TextEncoder();
  for await (const text of decodeText(whole)) yield encoder.encode(text);
  return undefined;
}
