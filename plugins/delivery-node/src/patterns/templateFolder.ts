import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { posix } from 'node:path';

const FILE = 'file://';

/**
 * The folder of a template's address, as `fetch:template` resolves `./` there.
 *
 * @remarks
 * Paths of `file:` addresses are taken as they are, percent signs and all,
 * because that is how the scaffolder reads them.
 *
 * @throws InputError where it is no address of a folder.
 * @public
 */
export function folderOf(
  baseUrl: string,
  integrations: ScmIntegrationRegistry,
): string {
  if (baseUrl.startsWith(FILE)) {
    const path = baseUrl.slice(FILE.length);
    if (!path.startsWith('/')) {
      throw new InputError(
        `${baseUrl} is no absolute path; give the template's location from the root on`,
      );
    }
    return FILE + posix.dirname(posix.normalize(path));
  }
  const integration = integrations.byUrl(webAddress(baseUrl));
  if (!integration) {
    throw new InputError(
      `No integration reads ${baseUrl}; add its host under integrations in app-config.yaml`,
    );
  }
  return integration
    .resolveUrl({ url: '.', base: baseUrl })
    .replace(/(?<!\/)\/$/, '');
}

/**
 * Address of the folder that a template lies in.
 *
 * @remarks
 * What its files say of their own source is believed only of addresses that
 * are read over the network. A path on this machine has to be the one that
 * the catalog itself noted, or a template from anywhere could have files of
 * the backend published.
 *
 * @throws InputError where it cannot be told, with what mends it.
 * @public
 */
export function templateFolderOf(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): string {
  const managed = locationOf(entity, ANNOTATION_LOCATION);
  const source = locationOf(entity, ANNOTATION_SOURCE_LOCATION) ?? managed;
  const name = stringifyEntityRef(entity);
  if (!managed || !source) {
    throw new InputError(
      `${name} does not say where it lies; register it by a location of type url or file`,
    );
  }
  if (source.type === 'url') {
    return folderOf(webAddress(source.target), integrations);
  }
  if (source.type !== 'file') {
    throw new InputError(
      `${name} lies in a location of type ${source.type}, which the scaffolder cannot read; use url or file`,
    );
  }
  const folder = folderOf(FILE + source.target, integrations);
  if (
    managed.type !== 'file' ||
    folderOf(FILE + managed.target, integrations) !== folder
  ) {
    throw new InputError(
      `${name} says that its source is ${source.target} on the backend's disk, but was registered from ${managed.target}; remove the annotation ${ANNOTATION_SOURCE_LOCATION}`,
    );
  }
  return folder;
}

function locationOf(entity: Entity, annotation: string) {
  const value = entity.metadata.annotations?.[annotation];
  if (!value) {
    return undefined;
  }
  try {
    return parseLocationRef(value);
  } catch (error) {
    throw new InputError(
      `${annotation} of ${stringifyEntityRef(entity)}: ${
        toError(error).message
      }`,
    );
  }
}

function webAddress(target: string): string {
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) {
    throw new InputError(
      `${target} is no address of a template; it has to begin with https:// or file:///`,
    );
  }
  return target;
}
