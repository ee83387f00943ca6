import { Fact } from '@delivery-stack/flow';

/** What differs between the three lists of alerts that a repository has. */
export interface AlertList {
  /** In addresses, and in the keys of findings. */
  path: 'code-scanning' | 'dependabot' | 'secret-scanning';
  /** What people call it. */
  what: string;
  kind: Fact<'scan.finished'>['data']['kind'];
  /** What watches all the time; absent where each analysis names its tool. */
  tool?: string;
  parameters?: Readonly<Record<string, string>>;
}

/** The lists, each of which is told by its own address, keys and memory. */
export const alertLists: readonly AlertList[] = [
  { path: 'code-scanning', what: 'code scanning alerts', kind: 'code' },
  {
    path: 'dependabot',
    what: 'Dependabot alerts',
    kind: 'dependency',
    tool: 'Dependabot',
  },
  {
    path: 'secret-scanning',
    what: 'secret scanning alerts',
    kind: 'secret',
    tool: 'GitHub secret scanning',
    // What was found need not even be sent; older servers send it all the same.
    parameters: { hide_secret: 'true' },
  },
];

/** Where a list is read. */
export const routeOf = ({ path }: AlertList): string =>
  `GET /repos/{owner}/{repo}/${path}/alerts`;
