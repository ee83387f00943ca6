import { bank } from '../organisation/bank';
import { bots } from '../organisation/people';
import { Component } from '../organisation/types';

const API = 'https://api.github.com';
const WEB = 'https://github.com';

export const slugOf = ({ name }: Component) => `${bank.owner}/${name}`;

export const apiOf = (component: Component) =>
  `${API}/repos/${slugOf(component)}`;

export const webOf = (component: Component) => `${WEB}/${slugOf(component)}`;

/** A stable number for a name: accounts and repositories need ids. */
export function numberOf(name: string): number {
  let hash = 17;
  for (const letter of name) {
    hash = (hash * 33 + letter.charCodeAt(0)) % 89_999_999;
  }
  return 1_000_000 + hash;
}

const robots = new Set<string>([bots.dependencies, bots.scaffolder]);

/** An account. */
export function account(login: string) {
  return {
    login,
    id: numberOf(login),
    url: `${API}/users/${encodeURIComponent(login)}`,
    html_url: `${WEB}/${login.replace('[bot]', '')}`,
    type: robots.has(login) ? 'Bot' : 'User',
    site_admin: false,
  };
}

/** A repository, as it is embedded in other objects. */
export function repositoryOf(component: Component) {
  return {
    id: numberOf(component.name),
    name: component.name,
    full_name: slugOf(component),
    private: true,
    owner: {
      login: bank.owner,
      id: numberOf(bank.owner),
      type: 'Organization',
    },
    html_url: webOf(component),
    url: apiOf(component),
    default_branch: 'main',
  };
}
