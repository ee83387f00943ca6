import {
  BackstageCredentials,
  BackstageUserPrincipal,
  BackstageServicePrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { Request, Router } from 'express';
import { z } from 'zod';
import { Operation } from './Operation';
import { parseInput } from './parse';

/** A request that was let in: checked, and with who asks. */
export interface Admitted<TQuery extends z.ZodType> {
  query: z.output<TQuery>;
  /** Path parameter `:id`, decoded. */
  id: string;
  credentials: BackstageCredentials<
    BackstageUserPrincipal | BackstageServicePrincipal
  >;
  request: Request;
}

/**
 * Adds a route that answers JSON.
 *
 * @remarks
 * Who asks is known before anything is parsed; the query is checked before the
 * handler sees it; errors go to the plugin's error handler.
 *
 * @internal
 */
export function mount<TQuery extends z.ZodType, TAnswer extends z.ZodType>(
  router: Router,
  operation: Operation<TQuery, TAnswer>,
  options: {
    httpAuth: HttpAuthService;
    answer: (admitted: Admitted<TQuery>) => Promise<z.output<TAnswer>>;
  },
): void {
  const { httpAuth, answer } = options;
  router[operation.method](operation.path, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    refuseNul(request);
    const query = operation.query
      ? parseInput(operation.query, request.query, 'query')
      : undefined;
    const { id = '' } = request.params;
    // Typed by the operation: an undeclared query is undefined in both.
    const admitted = { query, id, credentials, request } as Admitted<TQuery>;
    response.json(await answer(admitted));
  });
}

/** PostgreSQL cannot look for U+0000, and nothing is named by it. */
function refuseNul(request: Request): void {
  const values = { ...request.query, ...request.params };
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string' && value.includes('\u0000')) {
      throw new InputError(`${name}: holds U+0000, which no name has`);
    }
  }
}
