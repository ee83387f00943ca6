import { ConflictError, InputError } from '@backstage/errors';
import git from 'isomorphic-git';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { mkdir, readdir, realpath, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeFolders, statOf } from '../workspace/paths';
import { copyWorkspace } from './copyWorkspace';
import { PublishConfig } from './readPublishConfig';
import { repositoryPath } from './repositoryPath';

/** In the repository's own configuration: who made it. */
const MADE_BY = 'delivery.madeby';

/** A repository that was published. */
export interface PublishedRepository {
  /** Its `file:` address. */
  readonly repository: string;
  /** The one commit in it. */
  readonly commit: string;
}

/** What is published where. */
export interface Publication {
  readonly workspace: string;
  /** Below the configured directory. */
  readonly path: string;
  readonly defaultBranch?: string;
  /** Task and step: whoever asks again gets what was made. */
  readonly madeBy: string;
}

/**
 * Puts workspaces as repositories into a folder on disk.
 *
 * @remarks
 * A repository is finished beside its place and then takes it in one move:
 * nobody sees half of one, and of two that want the same place one is told.
 */
export class DirectoryPublisher {
  readonly #config: PublishConfig;

  static create(config: PublishConfig): DirectoryPublisher {
    return new DirectoryPublisher(config);
  }

  private constructor(config: PublishConfig) {
    this.#config = config;
  }

  /** Where a path would be published. */
  addressOf(path: string): string {
    return pathToFileURL(join(this.#root(), ...repositoryPath(path))).href;
  }

  async publish(publication: Publication): Promise<PublishedRepository> {
    const { path, madeBy } = publication;
    const names = repositoryPath(path);
    const root = this.#root();
    await mkdir(root, { recursive: true });
    const parent = await makeFolders(await realpath(root), names.slice(0, -1));
    const target = join(parent, names.at(-1)!);
    const repository = this.addressOf(path);
    const made = await commitIn(target, publication);
    if (made) {
      return { repository, commit: made };
    }
    const temporary = join(parent, `.${randomUUID()}.tmp`);
    try {
      const commit = await this.#make(temporary, publication);
      await rename(temporary, target).catch(async error => {
        // Somebody was faster; it may have been this very task.
        const theirs = await commitIn(target, { path, madeBy });
        if (!theirs) {
          throw error;
        }
      });
      return {
        repository,
        commit: (await commitIn(target, { path, madeBy })) ?? commit,
      };
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  }

  async #make(dir: string, publication: Publication): Promise<string> {
    const { workspace, defaultBranch = 'main', madeBy } = publication;
    const { author } = this.#config;
    await mkdir(dir);
    const filepath = await copyWorkspace(workspace, dir);
    if (filepath.length === 0) {
      throw new InputError('The workspace is empty; fetch files before');
    }
    await git.init({ fs, dir, defaultBranch });
    await git.setConfig({ fs, dir, path: MADE_BY, value: madeBy });
    // What a template brings is part of it, whatever its .gitignore says.
    await git.add({ fs, dir, filepath, force: true });
    return git.commit({ fs, dir, author, message: 'Create the environment' });
  }

  #root(): string {
    const { directory } = this.#config;
    if (!directory) {
      throw new InputError(
        'delivery.publish.directory is not configured; say there where repositories go, or publish with another action',
      );
    }
    return directory;
  }
}

/**
 * The commit that the same step made there before; undefined: the place is free.
 *
 * @throws ConflictError where somebody else has it.
 */
async function commitIn(
  dir: string,
  { path, madeBy }: Pick<Publication, 'path' | 'madeBy'>,
): Promise<string | undefined> {
  const there = await statOf(dir);
  if (!there) {
    return undefined;
  }
  if (there.isDirectory()) {
    if ((await readdir(dir)).length === 0) {
      return undefined;
    }
    const config = await statOf(join(dir, '.git', 'config'));
    if (
      config?.isFile() &&
      (await git.getConfig({ fs, dir, path: MADE_BY })) === madeBy
    ) {
      return git.resolveRef({ fs, dir, ref: 'HEAD' });
    }
  }
  throw new ConflictError(
    `${path} is taken; choose another path, or remove what is there`,
  );
}
