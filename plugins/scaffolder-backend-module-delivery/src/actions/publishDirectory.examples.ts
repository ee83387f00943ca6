import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A repository in a folder of its pod',
    example: stringify({
      steps: [
        {
          id: 'publish',
          name: 'Publish',
          action: 'delivery:publish:directory',
          input: { path: 'shop/payments' },
        },
      ],
    }),
  },
  {
    description: 'With a branch of another name',
    example: stringify({
      steps: [
        {
          id: 'publish',
          name: 'Publish',
          action: 'delivery:publish:directory',
          input: { path: 'payments', defaultBranch: 'trunk' },
        },
      ],
    }),
  },
];
