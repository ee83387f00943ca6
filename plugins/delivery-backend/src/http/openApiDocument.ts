import {
  OpenApiGeneratorV31,
  OpenAPIRegistry,
  RouteConfig,
} from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { Operation } from './Operation';
import { activationOperations } from './activationOperations';
import { campaignOperations } from './campaignOperations';
import { complianceOperations } from './complianceOperations';
import { evidenceOperations } from './evidenceOperations';
import { operations } from './operations';
import { outcomeOperations } from './outcomeOperations';
import { patternOperations } from './patternOperations';

const errorSchema = z.object({
  error: z.object({ name: z.string(), message: z.string() }),
  request: z.object({ method: z.string(), url: z.string() }).optional(),
  response: z.object({ statusCode: z.number().int() }),
});

const commonStatuses: Record<number, string> = {
  400: 'Something is wrong with the request; the message names the field',
  401: 'The caller is not known',
  403: 'The caller is known and may not do this',
  404: 'There is no such thing, or the caller may not see it',
};

/** The OpenAPI 3.1 document of every route. @internal */
export function openApiDocument() {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'backstage', {
    type: 'http',
    scheme: 'bearer',
    description: 'A Backstage token',
  });
  for (const each of Object.values<Operation>({
    ...operations,
    ...patternOperations,
    ...activationOperations,
    ...evidenceOperations,
    ...complianceOperations,
    ...outcomeOperations,
    ...campaignOperations,
  })) {
    registry.registerPath(routeOf(each));
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'delivery',
      version: '1',
      description: 'Where delivery waits, and on whom. Durations are seconds.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/delivery' }],
    security: [{ backstage: [] }],
  });
}

function routeOf(each: Operation): RouteConfig {
  const statuses = { ...commonStatuses, ...each.otherStatuses };
  return {
    operationId: each.id,
    method: each.method,
    path: each.path.replace(/:(\w+)/g, '{$1}'),
    summary: each.summary,
    description: [each.description, `Access: ${each.access}`]
      .filter(Boolean)
      .join('\n\n'),
    request: {
      ...(each.path.includes(':id') && {
        params: z.object({ id: z.string() }),
      }),
      ...(each.query instanceof z.ZodObject && { query: each.query }),
      ...(each.body && {
        body: {
          required: true,
          description: each.body.description,
          content: contentOf(each.body.content),
        },
      }),
    },
    responses: {
      [each.status ?? 200]: {
        description: 'Success',
        content: contentOf({ 'application/json': each.answer }),
      },
      ...Object.fromEntries(
        Object.entries(statuses).map(([status, description]) => [
          status,
          {
            description,
            content: contentOf({ 'application/json': errorSchema }),
          },
        ]),
      ),
    },
  };
}

function contentOf(schemas: Record<string, z.ZodType>) {
  return Object.fromEntries(
    Object.entries(schemas).map(([type, schema]) => [type, { schema }]),
  );
}
