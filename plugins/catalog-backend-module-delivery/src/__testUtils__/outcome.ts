import { Entity } from '@backstage/catalog-model';

/** An outcome that is as short as it may be. */
export const outcome = (name: string, spec: Entity['spec'] = {}): Entity => ({
  apiVersion: 'delivery-stack.dev/v1alpha1',
  kind: 'Outcome',
  metadata: { name },
  spec: {
    statement: 'Customers stay.',
    owner: 'pod',
    measure: {
      name: 'Customers who stay',
      unit: '%',
      direction: 'up',
      baseline: 42,
      target: 60,
      due: '2027-03-31',
    },
    ...spec,
  },
});
