import { ResponseError } from '@backstage/errors';
import { z } from 'zod';

/**
 * Thrown by `DeliveryClient` when the backend answers what it should not.
 *
 * @remarks
 * Usually frontend and backend are of different versions. The message names
 * the route and the first field that differs. Compare by `name`.
 *
 * @public
 */
export class UnexpectedAnswerError extends Error {
  readonly name = 'UnexpectedAnswerError';
}

/** The body of a successful answer, checked. @internal */
export async function readAnswer<T extends z.ZodType>(
  response: Response,
  schema: T,
  path: string,
): Promise<z.infer<T>> {
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  const body = await response.json().catch(() => undefined);
  const result = schema.safeParse(body);
  if (!result.success) {
    const [issue] = result.error.issues;
    const field = issue.path.join('.') || 'the body';
    throw new UnexpectedAnswerError(
      `The delivery backend's answer to ${path} is not understood: ${field}: ${issue.message}`,
    );
  }
  return result.data;
}
