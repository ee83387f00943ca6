import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import express, { Request, Router } from 'express';
import { SourceService } from '../sources/SourceService';
import { WebhookDoor } from '../sources/WebhookDoor';
import { audited } from './audited';
import { mount } from './mount';
import { operations } from './operations';

/** Where anybody may knock: the sender is known by the signature. */
export const WEBHOOKS = '/webhooks';

/** Largest webhook, as the events backend has it. */
const WEBHOOK_LIMIT = '5mb';

/** What {@link addSourceRoutes} needs. */
export interface SourceRouteOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  /** Already authorized. */
  sources: SourceService;
  door: WebhookDoor;
}

/** Adds the routes about sources, and their webhooks. @internal */
export function addSourceRoutes(
  router: Router,
  options: SourceRouteOptions,
): void {
  const { httpAuth, auditor, sources } = options;
  mount(router, operations.listSources, {
    httpAuth,
    answer: who => sources.listSources(who),
  });
  mount(router, operations.runSource, {
    httpAuth,
    answer: ({ id, request, credentials }) =>
      audited(auditor, {
        eventId: 'source-run',
        request,
        act: () => sources.runSource({ id }, { credentials }),
        metaOf: ({ started }) => ({ source: id, started }),
      }),
  });
  addWebhookRoute(router, options);
}

function addWebhookRoute(
  router: Router,
  { auditor, door }: SourceRouteOptions,
): void {
  const { method, path } = operations.receiveWebhook;
  router[method](
    path,
    express.raw({ type: () => true, limit: WEBHOOK_LIMIT }),
    async (request, response) => {
      const { id } = request.params;
      const result = await audited(auditor, {
        eventId: 'webhook-receive',
        request,
        act: () =>
          door.receive(id, {
            rawBody: bytesOf(request),
            headers: headersOf(request),
          }),
        metaOf: ({ accepted, duplicate, rejected }) => ({
          source: id,
          accepted,
          duplicate,
          rejected,
        }),
      });
      response.status(202).json(result);
    },
  );
}

/** Nothing where no body came: express leaves an empty object then. */
function bytesOf({ body }: Request): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

/** A header that comes twice is joined, so that no copy of it is overlooked. */
function headersOf({ headers }: Request): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}
