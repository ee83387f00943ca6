import { CustomErrorBase } from '@backstage/errors';

/**
 * Thrown by `POST /events` for a body that it cannot read.
 *
 * @remarks Answered with 415: the error handler reads `statusCode`.
 * @internal
 */
export class UnsupportedMediaTypeError extends CustomErrorBase {
  name = 'UnsupportedMediaTypeError' as const;
  readonly statusCode = 415;
}
