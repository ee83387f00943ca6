import { FileDrift } from '@delivery-stack/patterns';
import { ConfigError } from '../config/loadConfig';
import { PipelineRun } from './pipelineRun';
import { PolicyResult } from './verdict';

/** The variable that holds the token: a command line is seen by others. */
export const TOKEN_VARIABLE = 'DELIVERY_TOKEN';

/** The instance takes no more; how many there are it is told. */
export const MOST_DRIFT = 500;

const PATIENCE = 30_000;
const LONGEST_ANSWER = 500;

/** One evidence, as the instance takes it. */
export interface Evidence extends PipelineRun {
  readonly at: string;
  readonly manifest: string | null;
  readonly drift: readonly FileDrift[];
  readonly driftCount: number;
  readonly attestations: 'genuine' | 'refused' | 'unchecked';
  readonly policies: readonly PolicyResult[];
}

/** Where evidence goes. */
export interface Recipient {
  /** Of Backstage’s backend. */
  readonly url: string;
  /** Entity ref. */
  readonly environment: string;
  readonly token: string | undefined;
}

/** The instance could not be reached: no fault of the environment. */
export class UnreachableError extends Error {}

/**
 * Sends evidence once.
 *
 * @throws UnreachableError where another try may go better; Error with what
 *   the instance said where it refuses.
 */
export async function sendEvidence(
  evidence: Evidence,
  { url, environment, token }: Recipient,
): Promise<void> {
  if (!token) {
    throw new ConfigError(
      `${TOKEN_VARIABLE}: is not set; give the token in it, as a secret of the pipeline`,
    );
  }
  const id = encodeURIComponent(environment);
  const target = new URL(`${url}/api/delivery/environments/${id}/evidence`);
  let response: Response;
  let text: string;
  try {
    response = await fetch(target, {
      method: 'POST',
      // A token must not follow to another host.
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(evidence),
    });
    text = await response.text();
  } catch (error) {
    const { cause, message } = error as Error & { cause?: Error };
    throw new UnreachableError(`${target.host}: ${cause?.message ?? message}`);
  }
  if (response.status >= 500 || response.status === 429) {
    throw new UnreachableError(`${target.host} answers ${response.status}`);
  }
  if (!response.ok) {
    throw new Error(
      `${target.host} refuses the evidence with ${response.status}: ${saidIn(
        text,
      )}`,
    );
  }
}

/** An address to which a token may go. @throws ConfigError */
export function parseRecipientUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(
    url?.hostname ?? '',
  );
  if (!url || !(url.protocol === 'https:' || isLocal)) {
    throw new ConfigError(
      `--send ${text}: is no https address of Backstage’s backend; a token must not go unencrypted`,
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function saidIn(text: string): string {
  try {
    const { message } = JSON.parse(text).error;
    return String(message).slice(0, LONGEST_ANSWER);
  } catch {
    return text.slice(0, LONGEST_ANSWER);
  }
}
