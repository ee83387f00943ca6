import { JenkinsAccess } from './access';
import {
  JenkinsController,
  JenkinsItem,
  JenkinsObject,
} from './JenkinsController';

/** Builds that `builds` shows; `allBuilds` has all, for those who ask for it. */
const LATEST = 100;

const newestFirst = ({ builds }: JenkinsItem): JenkinsObject[] =>
  [...(builds?.entries() ?? [])]
    .sort(([one], [other]) => other - one)
    .map(([, { build }]) => build);

/** What users may know of, of a folder. */
const visible = (
  held: JenkinsController,
  access: JenkinsAccess,
  folder: string,
) =>
  held.childrenOf(folder).filter(({ fullName }) => !access.refusalOf(fullName));

/** A job or folder as the API tells of it, with everything that a tree may want. */
export function itemObject(
  held: JenkinsController,
  access: JenkinsAccess,
  item: JenkinsItem,
): JenkinsObject {
  const { fullName, builds } = item;
  const common = {
    _class: item.class,
    name: fullName.split('/').at(-1),
    fullName,
    url: held.urlOf(fullName),
  };
  if (!builds) {
    const jobs = visible(held, access, fullName);
    return {
      ...common,
      // As deep as somebody asks.
      get jobs() {
        return jobs.map(each => itemObject(held, access, each));
      },
    };
  }
  const all = newestFirst(item);
  return {
    ...common,
    builds: all.slice(0, LATEST),
    allBuilds: all,
    lastBuild: all[0] ?? null,
    nextBuildNumber: (all[0]?.number ?? 0) + 1,
  };
}

/** The controller itself. */
export const rootObject = (
  held: JenkinsController,
  access: JenkinsAccess,
): JenkinsObject => ({
  _class: 'hudson.model.Hudson',
  mode: 'NORMAL',
  url: held.rootUrl,
  jobs: visible(held, access, '').map(each => itemObject(held, access, each)),
});
