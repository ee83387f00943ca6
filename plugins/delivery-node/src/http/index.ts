export {
  SourceAnswerError,
  SourceForbiddenError,
  SourceNotFoundError,
  SourceRateLimitedError,
  SourceUnauthorizedError,
  SourceUnavailableError,
} from './errors';
export { problemOf } from './problemOf';
export { SourceHttpClient } from './SourceHttpClient';
export type {
  SourceAnswer,
  SourceHttpOptions,
  SourceRequest,
} from './sourceHttp';
export { sameSecret, signatureOf } from './signature';
