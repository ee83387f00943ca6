import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import {
  askRequestSchema,
  decideRequestSchema,
  exceptionDecisionSchema,
  verifyRequestSchema,
} from '@delivery-stack/backstage-plugin-delivery-common';
import express, { Router } from 'express';
import { AuthorizedPatternService } from '../patterns/AuthorizedPatternService';
import { audited } from './audited';
import { mount } from './mount';
import { parseBody } from './parseBody';
import { patternOperations as operations } from './patternOperations';

/** Largest body: the values of a form. */
const BODY_LIMIT = '1mb';

/** Where anybody may read public keys. */
export const ATTESTATION_KEYS = '/attestation-keys';

/** What {@link addPatternRoutes} needs. */
export interface PatternRouteOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  patterns: AuthorizedPatternService;
}

/** Adds the routes about patterns, sign-offs and exceptions. @internal */
export function addPatternRoutes(
  router: Router,
  options: PatternRouteOptions,
): void {
  const { httpAuth, patterns } = options;
  router.use(['/patterns', '/exceptions'], express.json({ limit: BODY_LIMIT }));
  mount(router, operations.listPatterns, {
    httpAuth,
    answer: who => patterns.list(who),
  });
  mount(router, operations.getPattern, {
    httpAuth,
    answer: ({ id, ...who }) => patterns.get(id, who),
  });
  mount(router, operations.getPatternDiff, {
    httpAuth,
    answer: ({ id, query, ...who }) => patterns.diff(id, query, who),
  });
  mount(router, operations.getAttestation, {
    httpAuth,
    answer: ({ id, ...who }) => patterns.attestation(id, who),
  });
  mount(router, operations.listExceptions, {
    httpAuth,
    answer: ({ query, ...who }) => patterns.exceptions(query, who),
  });
  mount(router, operations.verifyPattern, {
    httpAuth,
    answer: ({ id, request, ...who }) =>
      patterns.verify(id, parseBody(verifyRequestSchema, request.body), who),
  });
  router.get(ATTESTATION_KEYS, async (_request, response) => {
    response.json(await patterns.keys());
  });
  addDecisionRoutes(router, options);
}

/** What changes something is audited, refused or not. */
function addDecisionRoutes(
  router: Router,
  { httpAuth, auditor, patterns }: PatternRouteOptions,
): void {
  mount(router, operations.refreshPattern, {
    httpAuth,
    answer: ({ id, request, credentials }) =>
      audited(auditor, {
        eventId: 'pattern-refresh',
        request,
        act: () => patterns.refresh(id, { credentials }),
        metaOf: ({ digest }) => ({ pattern: id, digest: digest ?? '' }),
      }),
  });
  mount(router, operations.askForSignOff, {
    httpAuth,
    answer: ({ id, request, credentials }) =>
      audited(auditor, {
        eventId: 'pattern-ask',
        request,
        act: () =>
          patterns.ask(id, parseBody(askRequestSchema, request.body), {
            credentials,
          }),
        metaOf: ({ digest }) => ({ pattern: id, digest: digest ?? '' }),
      }),
  });
  mount(router, operations.decide, {
    httpAuth,
    answer: ({ id, request, credentials }) =>
      audited(auditor, {
        eventId: 'pattern-sign-off',
        request,
        act: () =>
          patterns.decide(id, parseBody(decideRequestSchema, request.body), {
            credentials,
          }),
        metaOf: ({ id: signOff, digest, decision, ...told }) => ({
          pattern: id,
          signOff,
          digest,
          decision,
          function: told.function,
        }),
      }),
  });
  mount(router, operations.decideException, {
    httpAuth,
    answer: ({ id, request, credentials }) =>
      audited(auditor, {
        eventId: 'envelope-exception-decision',
        request,
        act: () =>
          patterns.decideException(
            id,
            parseBody(exceptionDecisionSchema, request.body),
            { credentials },
          ),
        metaOf: ({ pattern, parameter, state }) => ({
          exception: id,
          pattern,
          parameter,
          state,
        }),
      }),
  });
}
