import { open } from 'node:fs/promises';
import { readMessage } from '../inputs/fileChunks';

/** No attestation is larger; more is not read. */
const MOST_BYTES = 64 * 1024;

/** At most a byte more than is allowed, so that a huge file is refused and not read. */
export async function attestationBytes(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const buffer = Buffer.alloc(MOST_BYTES + 1);
      let length = 0;
      let bytesRead = 1;
      while (bytesRead > 0 && length < buffer.length) {
        ({ bytesRead } = await file.read(buffer, length));
        length += bytesRead;
      }
      return buffer.subarray(0, length);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new Error(`${path}: ${readMessage(error as Error)}`);
  }
}
