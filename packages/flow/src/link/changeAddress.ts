import { nodes } from './nodes';

interface Form {
  page: RegExp;
  /** Source and key of the change, from what the page's address holds. */
  change: (host: string, ...parts: string[]) => [source: string, key: string];
}

/** Anybody may write an address; a wrong escape in it is no reason to fail. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** How the vendors address a change's page, and how their adapters key it. */
const forms: readonly Form[] = [
  {
    page: /^https?:\/\/([^/?#]+)\/([^/?#]+\/[^/?#]+)\/pull\/(\d+)/,
    change: (host, repository, number) => [
      `github:${host}`,
      `${repository}#${number}`,
    ],
  },
  {
    page: /^https?:\/\/([^/?#]+)\/([^/?#]+)\/([^/?#]+)\/_git\/([^/?#]+)\/pullrequest\/(\d+)/,
    change: (host, organization, project, repository, number) => [
      `azure-devops:${host}/${organization}`,
      `${decoded(project)}/${decoded(repository)}#${number}`,
    ],
  },
  {
    page: /^https?:\/\/([^/?#]+)\/([^?#]{1,500}?)\/(?:-\/)?merge_requests\/(\d+)/,
    change: (host, project, number) => [
      `gitlab:${host}`,
      `${decoded(project)}!${number}`,
    ],
  },
];

/**
 * The node of the change that a web address is the page of; undefined for any
 * other page.
 *
 * @remarks Pure text: a store links a ticket to a change it has not seen yet.
 */
export function changeNodeAt(address: string): string | undefined {
  for (const { page, change } of forms) {
    const [match, host, ...parts] = page.exec(address) ?? [];
    if (match) {
      const [source, key] = change(host.toLowerCase(), ...parts);
      return nodes.change(source, key);
    }
  }
  return undefined;
}
