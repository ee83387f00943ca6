import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'As the first step of a pod-environment',
    example: stringify({
      steps: [
        {
          id: 'verify',
          name: 'Check the sign-offs',
          action: 'delivery:pattern:verify',
        },
      ],
    }),
  },
];
