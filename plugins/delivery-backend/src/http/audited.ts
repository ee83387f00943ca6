import { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

/**
 * Does something that changes data, and has it audited whatever comes of it.
 *
 * @param options - `metaOf`: what is noted of the result; no persons.
 * @internal
 */
export async function audited<T>(
  auditor: AuditorService,
  options: {
    eventId: string;
    request: Request;
    act: () => Promise<T>;
    metaOf: (result: T) => JsonObject;
  },
): Promise<T> {
  const { eventId, request, act, metaOf } = options;
  const event = await auditor.createEvent({
    eventId,
    severityLevel: 'medium',
    request,
  });
  try {
    const result = await act();
    await event.success({ meta: metaOf(result) });
    return result;
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
}
