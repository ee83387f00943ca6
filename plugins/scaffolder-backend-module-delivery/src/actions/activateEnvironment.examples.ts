import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'As the last step',
    example: stringify({
      steps: [
        {
          id: 'activate',
          name: 'Activate',
          action: 'delivery:environment:activate',
          input: { name: 'shop', owner: 'group:default/shop' },
        },
      ],
    }),
  },
  {
    description: 'With the component and the repository that were made',
    example: stringify({
      steps: [
        {
          id: 'activate',
          name: 'Activate',
          action: 'delivery:environment:activate',
          input: {
            name: 'shop',
            owner: 'group:default/shop',
            namespace: 'payments',
            component: 'component:payments/shop',
            repository: 'https://git.example.com/payments/shop',
          },
        },
      ],
    }),
  },
];
