import { JsonObject } from '@backstage/types';
import { stringify } from 'yaml';

const facets = [
  'compute',
  'storage',
  'network',
  'dataAccess',
  'security',
  'pipeline',
  'monitoring',
  'logging',
  'cost',
];

/** Steps of the template, as its author writes them. */
export const steps: JsonObject[] = [
  { id: 'verify', name: 'Verify', action: 'delivery:pattern:verify' },
  {
    action: 'fetch:template',
    input: {
      url: './skeleton',
      values: { name: '${{ parameters.name }}' },
    },
  },
  { id: 'attest', name: 'Attest', action: 'delivery:environment:attest' },
  {
    id: 'publish',
    name: 'Publish',
    action: 'delivery:publish:directory',
    input: { path: '${{ parameters.name }}' },
  },
  {
    id: 'activate',
    name: 'Activate',
    action: 'delivery:environment:activate',
    input: {
      name: '${{ parameters.name }}',
      owner: 'group:default/pod',
      repository: '${{ steps.publish.output.repository }}',
    },
  },
];

export const templateEntity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'web', namespace: 'default' },
  spec: {
    owner: 'group:default/platform',
    type: 'pod-environment',
    parameters: {
      properties: { name: { type: 'string' }, region: { type: 'string' } },
    },
    steps,
    output: {
      links: [
        { title: 'Repository', url: '${{ steps.publish.output.repository }}' },
      ],
    },
  },
};

const pattern = {
  apiVersion: 'delivery-stack.dev/v1alpha1',
  kind: 'Pattern',
  metadata: { name: 'web', version: '1.2.0' },
  spec: {
    facets: Object.fromEntries(
      facets.map(facet => [facet, { waived: 'not needed' }]),
    ),
    functions: ['security', 'compliance'],
    envelope: {
      name: { free: 'any' },
      region: { function: 'compliance', schema: { enum: ['eu'] } },
    },
    deployment: {
      low: { strategy: 'rolling' },
      medium: { strategy: 'rolling' },
      high: { strategy: 'canary' },
    },
    cost: { amount: 1, currency: 'EUR', period: 'month' },
    policies: [],
    executables: ['skeleton/bin/*.sh'],
    handedOver: ['src/'],
    sealed: ['k8s/'],
  },
};

/** A template folder. */
export function templateFiles() {
  return {
    'template.yaml': stringify(templateEntity),
    'pattern.yaml': stringify(pattern),
    skeleton: {
      'README.md': '${{ values.name }}',
      bin: { 'run.sh': '#!/bin/sh\n', 'data.txt': 'x' },
    },
  };
}
