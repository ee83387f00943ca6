import { toError } from '@backstage/errors';
import { SourceProblem } from '../source/sourceReport';

/** Most of a vendor's message that is kept: it may be a page of HTML. */
const LONGEST = 500;

const cures: Record<string, Pick<SourceProblem, 'code' | 'cure'>> = {
  SourceUnauthorizedError: {
    code: 'unauthorized',
    cure: 'Renew the token, or check which credentials the configuration names.',
  },
  SourceForbiddenError: {
    code: 'missing-scope',
    cure: 'Grant the rights that are named to the credentials.',
  },
  SourceNotFoundError: {
    code: 'not-found',
    cure: 'Check the name, and that the credentials may see it.',
  },
  SourceRateLimitedError: {
    code: 'rate-limited',
    cure: 'Nothing: the next run goes on where this one stopped.',
  },
  SourceUnavailableError: {
    code: 'unavailable',
    cure: 'Nothing, if it answers again; otherwise check the address and the network.',
  },
  SourceAnswerError: {
    code: 'bad-answer',
    cure: 'Check what stands between Backstage and the source: a proxy or a sign-in page answers in its place.',
  },
  InputError: { code: 'configuration', cure: 'Mend the configuration.' },
};

/**
 * What an error means to the people who run the source.
 *
 * @remarks Errors are told by name, so that duplicate packages do no harm.
 *
 * @public
 */
export function problemOf(error: unknown, subject?: string): SourceProblem {
  const { name, message, ...more } = toError(error) as Error & {
    scopes?: readonly string[];
    until?: number;
  };
  return {
    ...(cures[name] ?? { code: 'failed' }),
    ...(subject !== undefined && { subject }),
    message: message.slice(0, LONGEST),
    ...(more.scopes?.length && { scopes: [...more.scopes] }),
    ...(more.until !== undefined && { until: more.until }),
  };
}
