import { bank, domains } from '../organisation/bank';
import { products } from '../organisation/products';
import { systems } from '../organisation/systems';
import { Product, System } from '../organisation/types';
import { API_VERSION, BankEntity } from './entity';

export const domainEntities = (): BankEntity[] =>
  domains.map(({ name, title, description }) => ({
    apiVersion: API_VERSION,
    kind: 'Domain',
    metadata: { name, title, description },
    spec: { owner: 'group:default/leaders' },
  }));

/**
 * A system carries the Jira projects of its products: tickets without a
 * component are its own. The pod of the first product answers for it.
 */
function systemEntity(system: System): BankEntity {
  const [first, ...others] = products.filter(
    each => each.system === system.name,
  );
  return {
    apiVersion: API_VERSION,
    kind: 'System',
    metadata: {
      name: system.name,
      title: system.title,
      annotations: {
        'jira/project-key': first.project,
        ...(others.length > 0 && {
          'delivery-stack.dev/subjects': others
            .map(({ project }) => `project:${project}`)
            .join(','),
        }),
      },
    },
    spec: { owner: `group:default/${first.pod}`, domain: system.domain },
  };
}

/** A component is a repository and a Jira component of the same name. */
const componentEntity = (product: Product, name: string): BankEntity => ({
  apiVersion: API_VERSION,
  kind: 'Component',
  metadata: {
    name,
    title: titleOf(name),
    description: `${titleOf(name)}, a part of ${product.title.toLowerCase()}.`,
    annotations: {
      'github.com/project-slug': `${bank.owner}/${name}`,
      'jira/project-key': product.project,
      'jira/component': name,
    },
    ...(product.regulated ? { tags: ['regulated'] } : {}),
  },
  spec: {
    type: product.name === 'delivery-platform' ? 'library' : 'service',
    lifecycle: 'production',
    owner: `group:default/${product.pod}`,
    system: product.system,
  },
});

function titleOf(name: string): string {
  const words = name.replace(/-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const systemEntities = (): BankEntity[] => systems.map(systemEntity);

export const componentEntities = (): BankEntity[] =>
  products.flatMap(product =>
    product.components.map(name => componentEntity(product, name)),
  );
