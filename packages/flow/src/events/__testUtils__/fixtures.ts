/* eslint-disable jest/no-export, jest/valid-title, jest/valid-describe-callback -- a suite for several test files */
// eslint-disable-next-line no-restricted-imports -- tests may read files, the package may not
import { existsSync, readdirSync, readFileSync } from 'node:fs';
// eslint-disable-next-line no-restricted-imports -- as above
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../../../../../shared/fixtures');

/** A fixture that other people wrote; never copied into the repository. */
export interface Fixture {
  /** Path below the fixtures folder. */
  path: string;
  json: any;
}

/** JSON fixtures below a folder; undefined where the fixtures are not present. */
export function fixturesIn(folder: string): Fixture[] | undefined {
  const directory = join(root, folder);
  if (!existsSync(directory)) {
    return undefined;
  }
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.json'))
    .sort()
    .map(path => ({
      path: join(folder, path),
      json: JSON.parse(readFileSync(join(directory, path), 'utf8')),
    }));
}

/** A suite over fixtures, which skips with a message where they are absent. */
export function describeFixtures(
  folder: string,
  suite: (fixtures: Fixture[]) => void,
): void {
  const fixtures = fixturesIn(folder);
  if (fixtures) {
    describe(folder, () => suite(fixtures));
  } else {
    // eslint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- the folder is not part of the repository
    it.skip(`skipped: ../shared/fixtures/${folder} not present`, () => {});
  }
}
