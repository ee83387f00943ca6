import { bank, domains } from '../organisation/bank';
import { systems } from '../organisation/systems';
import { System } from '../organisation/types';
import { API_VERSION, BankEntity } from './entity';

export const domainEntities = (): BankEntity[] =>
  domains.map(({ name, title, description }) => ({
    apiVersion: API_VERSION,
    kind: 'Domain',
    metadata: { name, title, description },
    spec: { owner: 'group:default/leaders' },
  }));

/** A system carries the Jira project: tickets without a component are its own. */
const systemEntity = (system: System): BankEntity => ({
  apiVersion: API_VERSION,
  kind: 'System',
  metadata: {
    name: system.name,
    title: system.title,
    annotations: { 'jira/project-key': system.project },
  },
  spec: { owner: `group:default/${system.pod}`, domain: system.domain },
});

/** A component is a repository and a Jira component of the same name. */
const componentEntity = (system: System, name: string): BankEntity => ({
  apiVersion: API_VERSION,
  kind: 'Component',
  metadata: {
    name,
    title: titleOf(name),
    description: `${titleOf(name)}, a part of ${system.title.toLowerCase()}.`,
    annotations: {
      'github.com/project-slug': `${bank.owner}/${name}`,
      'jira/project-key': system.project,
      'jira/component': name,
    },
    ...(system.regulated ? { tags: ['regulated'] } : {}),
  },
  spec: {
    type: system.name === 'delivery-platform' ? 'library' : 'service',
    lifecycle: 'production',
    owner: `group:default/${system.pod}`,
    system: system.name,
  },
});

function titleOf(name: string): string {
  const words = name.replace(/-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const systemEntities = (): BankEntity[] => systems.map(systemEntity);

export const componentEntities = (): BankEntity[] =>
  systems.flatMap(system =>
    system.components.map(name => componentEntity(system, name)),
  );
