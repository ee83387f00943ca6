import { SourceAnswerError } from './errors';

/** The connection ended before the answer did: worth another attempt. */
export class TruncatedError extends Error {
  override name = 'TruncatedError' as const;
}

const tooLarge = (where: string, maxBytes: number) =>
  new SourceAnswerError(
    `${where}: the answer is larger than ${maxBytes} bytes`,
  );

const isAbort = (error: unknown) =>
  ['AbortError', 'TimeoutError'].includes((error as Error)?.name);

/**
 * Reads a body, at most so many bytes of it.
 *
 * @throws SourceAnswerError where it is larger; TruncatedError where it ended
 * before the length that was announced, or JSON before its end.
 */
export async function boundedBody(
  response: Response,
  options: { maxBytes: number; where: string },
): Promise<Buffer> {
  const { maxBytes, where } = options;
  const announced = Number(response.headers.get('content-length') ?? NaN);
  if (announced > maxBytes) {
    await response.body?.cancel();
    throw tooLarge(where, maxBytes);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) {
        throw tooLarge(where, maxBytes);
      }
      chunks.push(Buffer.from(chunk));
    }
  } catch (error) {
    // What ends in the middle is thrown as a network failure of many names.
    const isOurs = error instanceof SourceAnswerError;
    throw isOurs || isAbort(error)
      ? error
      : new TruncatedError(`${where}: the answer ended too early`);
  }
  const isEncoded = response.headers.has('content-encoding');
  if (!isEncoded && announced > size) {
    throw new TruncatedError(`${where}: ${size} of ${announced} bytes came`);
  }
  return Buffer.concat(chunks);
}
