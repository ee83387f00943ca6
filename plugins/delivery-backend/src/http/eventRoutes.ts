import {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  deliveryEventIngestPermission,
  IngestResult,
} from '@delivery-stack/backstage-plugin-delivery-common';
import express, { Request, Router } from 'express';
import { DeliveryConfig } from '../config';
import { EventIngest } from '../ingest/EventIngest';
import { requirePermission } from '../permissions/requirePermission';
import { audited } from './audited';
import { Enclosed, eventsOf } from './eventBody';
import { operations } from './operations';

const { method, path } = operations.sendEvents;

/** What `POST /events` needs. */
export interface EventRouteOptions {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  auditor: AuditorService;
  ingest: EventIngest;
  limits: DeliveryConfig['ingest'];
}

/**
 * Adds `POST /events`.
 *
 * @remarks
 * Who asks, and may, is settled before the body is read, so that strangers
 * cannot make the backend parse megabytes.
 *
 * @internal
 */
export function addEventRoutes(
  router: Router,
  options: EventRouteOptions,
): void {
  const { httpAuth, permissions, auditor, ingest, limits } = options;
  const readBody = express.raw({
    type: () => true,
    limit: limits.maxBodyBytes,
  });
  router[method](
    path,
    async (request, _response, next) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      await requirePermission(permissions, deliveryEventIngestPermission, {
        credentials,
      }).catch(async error => {
        const refuse = () => Promise.reject(error);
        await audit(auditor, request, refuse);
      });
      next();
    },
    readBody,
    async (request, response) => {
      const result = await audit(auditor, request, () =>
        accept(ingest, request, limits.maxBatch),
      );
      const isAllRejected = result.rejected === result.items.length;
      response.status(isAllRejected ? 400 : 200).json(result);
    },
  );
}

function audit(
  auditor: AuditorService,
  request: Request,
  act: () => Promise<IngestResult>,
): Promise<IngestResult> {
  return audited(auditor, {
    eventId: 'events-ingest',
    request,
    act,
    metaOf: ({ accepted, duplicate, conflicting, rejected }) => ({
      accepted,
      duplicate,
      conflicting,
      rejected,
    }),
  });
}

async function accept(
  ingest: EventIngest,
  request: Request,
  maxBatch: number,
): Promise<IngestResult> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const enclosed = eventsOf(request.headers, body);
  if (enclosed.length === 0) {
    throw new InputError('The batch is empty; send at least one event');
  }
  if (enclosed.length > maxBatch) {
    throw new InputError(
      `A batch holds at most ${maxBatch} events, got ${enclosed.length}; send several`,
    );
  }
  const result = await ingest.accept(
    enclosed.map(({ event }) => event),
    { origin: 'POST /events' },
  );
  return { ...result, items: result.items.map(each => named(each, enclosed)) };
}

/** A fault of the envelope explains more than what the store saw inside. */
function named(
  item: IngestResult['items'][number],
  enclosed: readonly Enclosed[],
): IngestResult['items'][number] {
  const { fault, id } = enclosed[item.index];
  return item.result === 'rejected' && fault !== undefined
    ? { ...item, ...(id !== undefined && { id }), reason: fault }
    : item;
}
