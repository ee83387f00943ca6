import {
  ActivateRequest,
  PatternVerification,
  VerifyRequest,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { ConflictError } from '@backstage/errors';

type Problem = PatternVerification['problems'][number];

/** A delivery backend that has signed some digests off, and remembers what it was asked. */
export class FakeDelivery {
  readonly signed = new Set<string>();
  readonly verifications: (VerifyRequest & { ref: string })[] = [];
  readonly activations: ActivateRequest[] = [];
  readonly tokens: (string | undefined)[] = [];
  /** Said instead of yes. */
  problem?: Problem;
  /** Names of functions whose evidence is given. */
  functions = ['security'];

  readonly verifyPattern = async (
    ref: string,
    request: VerifyRequest,
    { token }: { token?: string } = {},
  ): Promise<PatternVerification> => {
    this.tokens.push(token);
    this.verifications.push({ ref, ...request });
    const problem = this.#problemWith(request);
    return {
      verified: !problem,
      digest: request.digest,
      problems: problem ? [problem] : [],
      changes: problem ? ['skeleton/README.md has changed'] : [],
      path: '/delivery/patterns/web',
      version: '1.2.0',
      until: '2027-01-01T00:00:00.000Z',
      attestations: problem ? [] : this.functions.map(evidence),
    };
  };

  readonly activate = async (request: ActivateRequest) => {
    const problem = this.#problemWith(request);
    if (problem) {
      throw new ConflictError(problem.message);
    }
    this.activations.push(request);
    const { taskId, pattern, digest, name, owner, requestedAt } = request;
    return {
      id: `of-${taskId}`,
      environment: `resource:default/${name}`,
      pattern,
      digest,
      owner,
      requestedAt,
      readyAt: requestedAt,
      state: 'current' as const,
    };
  };

  #problemWith(request: {
    digest: string;
    parameters: Record<string, unknown>;
  }): Problem | undefined {
    if (this.problem) {
      return this.problem;
    }
    if (!this.signed.has(request.digest)) {
      const message = 'nobody has signed this content off; ask security';
      return { code: 'unknownContent', message };
    }
    const { region = 'eu' } = request.parameters;
    return region === 'eu'
      ? undefined
      : {
          code: 'outsideEnvelope',
          function: 'compliance',
          message: `compliance has to allow region ${region}`,
        };
  }
}

function evidence(name: string) {
  const signatures = [{ keyid: 'k', sig: name }];
  return {
    function: name,
    envelope: { payload: 'e30=', payloadType: 'x', signatures },
  };
}
