import { createReadStream } from 'node:fs';
import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

const CHUNK = 256 * 1024;

/** How far a file may unfold; logs of text stay below 50, bombs reach 1,000. */
const LARGEST_RATIO = 200;
const UNFOLDS_FREELY = 64 * 1024 * 1024;

/**
 * The bytes of a file in chunks, unpacked if it is gzip (known by its first
 * two bytes, not by its name).
 *
 * @remarks The file is opened once, so that a pipe can be read too.
 * @param onBytes - told how many bytes of the file itself were read.
 * @throws Error that says the archive is damaged, or unfolds too far.
 */
export async function* fileChunks(
  path: string,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const raw = createReadStream(path, { highWaterMark: CHUNK });
  try {
    const chunks = raw[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    const head = await headOf(chunks);
    let packed = 0;
    const counted = prefixed(head, chunks, size => {
      packed += size;
      onBytes(size);
    });
    if (head[0] === 0x1f && head[1] === 0x8b) {
      yield* unpacked(counted, () => packed);
    } else {
      yield* counted;
    }
  } catch (error) {
    throw new Error(readMessage(error as NodeJS.ErrnoException), {
      cause: error,
    });
  } finally {
    raw.destroy();
  }
}

/** The first bytes of a file: at least two, unless it is shorter. */
async function headOf(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const { value, done } = await chunks.next();
    if (done) {
      break;
    }
    head = Buffer.concat([head, value]);
  }
  return head;
}

async function* prefixed(
  head: Buffer,
  chunks: AsyncIterator<Buffer>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let chunk: IteratorResult<Buffer> = { value: head };
  while (!chunk.done && chunk.value.length > 0) {
    onBytes(chunk.value.length);
    yield chunk.value;
    chunk = await chunks.next();
  }
}

async function* unpacked(
  chunks: AsyncIterable<Buffer>,
  packedBytes: () => number,
): AsyncGenerator<Uint8Array> {
  // The pipeline's callback only keeps errors from going unhandled: they
  // surface in the loop below.
  const gunzip = pipeline(Readable.from(chunks), createGunzip(), () => {});
  let bytes = 0;
  for await (const chunk of gunzip as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > UNFOLDS_FREELY && bytes > packedBytes() * LARGEST_RATIO) {
      throw new Error(
        `the archive unfolds to more than ${LARGEST_RATIO} times its size; unpack it yourself if you trust it (what was before is counted)`,
      );
    }
    yield chunk;
  }
}

/** What the system says about a file, in words for its owner. */
export function readMessage(error: NodeJS.ErrnoException): string {
  const { code = '', message } = error;
  if (code === 'Z_BUF_ERROR') {
    return 'the gzip archive is cut off; copy or export it again (what was before is counted)';
  }
  if (code.startsWith('Z_')) {
    return `the gzip archive is damaged (${message}); copy or export it again`;
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return 'it may not be read; give yourself the right to read it';
  }
  return code === 'ENOENT' ? 'it does not exist; check the path' : message;
}
