import { isAbsolute, basename, dirname, normalize } from 'node:path';
import { InputError } from '@backstage/errors';
import { isGlob } from '../places/glob';

/** Where files are. @internal */
export type Place = LocalPlace | RemotePlace;

/** @internal */
export interface LocalPlace {
  kind: 'local';
  /** Its key, for messages: `delivery.focus.aws.location`. */
  at: string;
  /** A file or a directory. */
  path: string;
  /** Pattern of names directly in `path`. */
  glob?: string;
}

/** @internal */
export interface RemotePlace {
  kind: 'remote';
  at: string;
  url: string;
  /** Whether the last segment is a pattern. */
  glob: boolean;
}

function remotePlace(text: string, at: string): RemotePlace {
  if (!URL.canParse(text)) {
    throw new InputError(`${at}: is no address; write one like https://…`);
  }
  const url = new URL(text);
  if (url.username || url.password) {
    throw new InputError(
      `${at}: has credentials in it; give them under integrations`,
    );
  }
  // A question mark would begin the query, so that only * can be meant.
  const segments = url.pathname.split('/');
  if (segments.slice(0, -1).some(isGlob)) {
    throw new InputError(
      `${at}: * may stand in the last segment alone; list several under locations`,
    );
  }
  return { kind: 'remote', at, url: text, glob: isGlob(segments.at(-1)!) };
}

function localPlace(text: string, at: string): LocalPlace {
  if (!isAbsolute(text)) {
    throw new InputError(
      `${at}: write an absolute path, or an address like https://…`,
    );
  }
  const path = normalize(text);
  if (isGlob(dirname(path))) {
    throw new InputError(
      `${at}: * and ? may stand in the last segment alone; name the directory, or list several under locations`,
    );
  }
  return isGlob(basename(path))
    ? { kind: 'local', at, path: dirname(path), glob: basename(path) }
    : { kind: 'local', at, path };
}

/**
 * Reads one location.
 *
 * @throws InputError that names the key and the cure.
 * @internal
 */
export function parsePlace(text: string, at: string): Place {
  if (/^https?:/i.test(text)) {
    return remotePlace(text, at);
  }
  if (/^[a-z][a-z0-9+]+:/i.test(text)) {
    throw new InputError(
      `${at}: only http and https can be read; write s3://bucket/key as the https address of the object, with its host under integrations.awsS3`,
    );
  }
  return localPlace(text, at);
}
