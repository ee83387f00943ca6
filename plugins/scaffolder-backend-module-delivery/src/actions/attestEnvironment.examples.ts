import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'After the files were fetched and before they are published',
    example: stringify({
      steps: [
        {
          id: 'attest',
          name: 'Add the evidence',
          action: 'delivery:environment:attest',
        },
      ],
    }),
  },
  {
    description: 'Held to the digest that the first step found',
    example: stringify({
      steps: [
        {
          id: 'attest',
          name: 'Add the evidence',
          action: 'delivery:environment:attest',
          input: { digest: '${{ steps.verify.output.digest }}' },
        },
      ],
    }),
  },
];
