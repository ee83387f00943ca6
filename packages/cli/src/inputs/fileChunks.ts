import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream';

const CHUNK = 256 * 1024;

/** How far a small file may unfold: beyond this it is a bomb, not an export. */
const LARGEST_RATIO = 1_000;
const UNFOLDS_FREELY = 64 * 1024 * 1024;

/**
 * The bytes of a file in chunks, unpacked if it is gzip (known by its first
 * two bytes, not by its name).
 *
 * @param onBytes - told how many bytes of the file itself were read.
 * @throws Error that says the archive is damaged, or unfolds too far.
 */
export async function* fileChunks(
  path: string,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const raw = createReadStream(path, { highWaterMark: CHUNK });
  let packed = 0;
  async function* counted(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      packed += chunk.length;
      onBytes(chunk.length);
      yield chunk;
    }
  }
  if (!(await isGzip(path))) {
    yield* counted(raw);
    return;
  }
  // The pipeline's callback only keeps errors from going unhandled: they
  // surface in the loop below.
  const gunzip = pipeline(raw, counted, createGunzip(), () => {});
  let unpacked = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      if (unpacked > UNFOLDS_FREELY && unpacked > packed * LARGEST_RATIO) {
        throw new Error(
          `the archive unfolds to more than ${LARGEST_RATIO} times its size; unpack it yourself if you trust it`,
        );
      }
      yield chunk;
    }
  } catch (error) {
    throw new Error(gzipMessage(error as NodeJS.ErrnoException));
  }
}

function gzipMessage(error: NodeJS.ErrnoException): string {
  if (error.code === 'Z_BUF_ERROR') {
    return 'the gzip archive is cut off; copy or export it again (what was before is counted)';
  }
  return error.code?.startsWith('Z_')
    ? `the gzip archive is damaged (${error.message}); copy or export it again`
    : error.message;
}

async function isGzip(path: string): Promise<boolean> {
  const head = createReadStream(path, { start: 0, end: 1 });
  for await (const chunk of head as AsyncIterable<Buffer>) {
    return chunk.length === 2 && chunk[0] === 0x1f && chunk[1] === 0x8b;
  }
  return false;
}
