export {
  SourceAnswerError,
  SourceForbiddenError,
  SourceNotFoundError,
  SourceRateLimitedError,
  SourceUnauthorizedError,
  SourceUnavailableError,
} from './errors';
export { refusalOf } from './answer';
export { problemOf } from './problemOf';
export { asksToWait, welcomeAgainAt } from './retryAfter';
export { SourceHttpClient } from './SourceHttpClient';
export type {
  SourceAnswer,
  SourceHttpOptions,
  SourceRequest,
} from './sourceHttp';
export { sendsSecret, sendsToken } from './sharedSecret';
export { sameSecret, signatureOf } from './signature';
