import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  LoggerService,
  UrlReaderService,
  UrlReaderServiceReadUrlResponse,
} from '@backstage/backend-plugin-api';
import { InputError, toError } from '@backstage/errors';
import { RemotePlace } from '../config/Place';
import { boundedBytes } from '../read/boundedBytes';
import { FoundFile, unreadable } from './FoundFile';
import { spooled } from './spool';

/** How addresses are read. @internal */
export interface RemoteOptions {
  reader: UrlReaderService;
  /** Where temporary files may be. */
  directory: string;
  maxBytes: number;
}

interface Asking {
  signal: AbortSignal;
  logger: LoggerService;
  versions: ReadonlyMap<string, string>;
}

/** Bytes, asked for anew each time. */
type Bytes = (signal: AbortSignal) => Promise<Readable>;

/** What signs an address, in the words of those who sign: another signature, the same file. */
const SIGNATURE =
  /^(x-(amz|goog|oss|cos)-.*|awsaccesskeyid|googleaccessid|key-pair-id|policy|expires|signature|sig|sv|ss|srt|sp|se|st|spr|sr|sip|si|skoid|sktid|ske|sks|skv|skt|token|access_token)$/i;

/**
 * An address as a name: a query may hold credentials, and is told by a digest of
 * what says which file it is. A signature that was renewed is the same file.
 */
export function nameOf(text: string): string {
  const { origin, pathname, searchParams } = new URL(text);
  const said = [...searchParams].filter(([name]) => !SIGNATURE.test(name));
  const digest = createHash('sha256')
    .update(JSON.stringify(said))
    .digest('hex');
  return origin + pathname + (said.length > 0 ? `?${digest.slice(0, 16)}` : '');
}

/** Without what the reader says, for it repeats the address with its query. */
function failed(place: RemotePlace, error: unknown): InputError {
  return new InputError(
    `${place.at}: could not be read (${
      toError(error).name
    }); check that it exists, and that integrations or backend.reading.allow lets it be read`,
  );
}

async function bytesOf(
  response: UrlReaderServiceReadUrlResponse,
): Promise<Readable> {
  return response.stream?.() ?? Readable.from([await response.buffer()]);
}

async function digestOf(
  bytes: Readable,
  maxBytes: number,
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(bytes, boundedBytes(maxBytes, 'The file'), hash, { signal });
  return `sha256-${hash.digest('hex')}`;
}

function file(
  place: RemotePlace,
  identity: { name: string; version: string },
  bytes: Bytes,
  { directory, maxBytes }: RemoteOptions,
): FoundFile {
  return {
    ...identity,
    async *withPath(signal, use) {
      const stream = await bytes(signal).catch(error => {
        throw signal.aborted ? error : failed(place, error);
      });
      const options = {
        ...{ directory, maxBytes, signal },
        failed: (error: unknown) => failed(place, error),
      };
      yield* spooled(stream, options, use);
    },
  };
}

/** One address; an answer that was opened to see its version is used up by the first reading. */
async function* single(
  place: RemotePlace,
  options: RemoteOptions,
  { signal, versions }: Asking,
): AsyncGenerator<FoundFile> {
  const { reader, maxBytes } = options;
  const name = nameOf(place.url);
  const before = versions.get(name);
  const open = (asking: { etag?: string; signal: AbortSignal }) =>
    reader.readUrl(place.url, asking).then(async response => ({
      etag: response.etag,
      bytes: await bytesOf(response),
    }));
  const again: Bytes = async later => (await open({ signal: later })).bytes;
  // A digest of ours is no ETag of theirs.
  const etag = before?.startsWith('etag-') ? before.slice(5) : undefined;
  let opened: Readable | undefined;
  try {
    const answer = await open({ etag, signal });
    if (!answer.etag) {
      const version = await digestOf(answer.bytes, maxBytes, signal);
      yield file(place, { name, version }, again, options);
      return;
    }
    opened = answer.bytes;
    // Until somebody reads it, a failure of it is nobody's.
    opened.on('error', () => {});
    const first: Bytes = async later => {
      const bytes = opened ?? (await again(later));
      opened = undefined;
      return bytes;
    };
    yield file(place, { name, version: `etag-${answer.etag}` }, first, options);
  } catch (error) {
    if (toError(error).name === 'NotModifiedError' && before) {
      yield file(place, { name, version: before }, again, options);
      return;
    }
    const { message } =
      error instanceof InputError ? error : failed(place, error);
    yield unreadable(name, message);
  } finally {
    opened?.destroy();
  }
}

/** Addresses that a pattern matches; their content comes from the reader at once. */
async function* several(
  place: RemotePlace,
  options: RemoteOptions,
  { signal, logger }: Asking,
): AsyncGenerator<FoundFile> {
  const { reader, maxBytes } = options;
  const { files } = await reader.search(place.url, { signal }).catch(error => {
    throw new InputError(
      `${
        failed(place, error).message
      }; where patterns are not supported, as with S3, list the addresses under locations`,
    );
  });
  if (files.length === 0) {
    logger.warn(`${place.at}: matches no file; correct the pattern`);
  }
  for (const { url, content } of files) {
    const name = nameOf(url);
    const bytes = async () => Readable.from([await content()]);
    try {
      const version = await digestOf(await bytes(), maxBytes, signal);
      yield file(place, { name, version }, bytes, options);
    } catch (error) {
      const { message } =
        error instanceof InputError ? error : failed(place, error);
      yield unreadable(name, message);
    }
  }
}

/**
 * Files at addresses, read as Backstage may read them.
 *
 * @internal
 */
export function remoteFiles(
  place: RemotePlace,
  options: RemoteOptions,
  asking: Asking,
): AsyncGenerator<FoundFile> {
  return place.glob
    ? several(place, options, asking)
    : single(place, options, asking);
}
