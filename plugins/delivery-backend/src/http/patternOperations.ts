import {
  askRequestSchema,
  attestationKeysSchema,
  attestationSchema,
  decideRequestSchema,
  exceptionDecisionSchema,
  exceptionListSchema,
  exceptionQuerySchema,
  exceptionSchema,
  patternDetailSchema,
  patternDiffQuerySchema,
  patternDiffSchema,
  patternListSchema,
  signOffSchema,
  verificationSchema,
  verifyRequestSchema,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { z } from 'zod';
import { operation } from './Operation';

const READABLE = 'Whoever may read the template in the catalog';

const json = (description: string, schema: z.ZodType) => ({
  description,
  content: { 'application/json': schema },
});

/** Routes about patterns, sign-offs and exceptions. `:id` of a pattern is the entity ref of its template. @internal */
export const patternOperations = {
  listPatterns: operation({
    id: 'listPatterns',
    method: 'get',
    path: '/patterns',
    summary: 'Pre-approved patterns, and whether each can be used',
    access: `${READABLE}; others are left out.`,
    answer: patternListSchema,
  }),
  getPattern: operation({
    id: 'getPattern',
    method: 'get',
    path: '/patterns/:id',
    summary: 'One pattern: what it provides, who signed what until when',
    access: `${READABLE}.`,
    answer: patternDetailSchema,
  }),
  getPatternDiff: operation({
    id: 'getPatternDiff',
    method: 'get',
    path: '/patterns/:id/diff',
    summary: 'What changed between two contents, and who has to sign again',
    access: `${READABLE}.`,
    query: patternDiffQuerySchema,
    answer: patternDiffSchema,
  }),
  refreshPattern: operation({
    id: 'refreshPattern',
    method: 'post',
    path: '/patterns/:id/refresh',
    summary: 'Reads the folder of a pattern again',
    access: `${READABLE} and holds delivery.pattern.ask or delivery.pattern.sign.`,
    answer: patternDetailSchema,
  }),
  askForSignOff: operation({
    id: 'askForSignOff',
    method: 'post',
    path: '/patterns/:id/asks',
    summary: 'Asks the functions to decide on the current content',
    description:
      'Whoever asks first counts as the author of the content. Asking again changes nothing.',
    access: `${READABLE} and holds delivery.pattern.ask; people only.`,
    body: json('The content that is meant', askRequestSchema),
    answer: patternDetailSchema,
    otherStatuses: { 409: 'The content is another one by now' },
  }),
  decide: operation({
    id: 'decide',
    method: 'post',
    path: '/patterns/:id/sign-offs',
    summary: 'Approves a content for a function, sends it back, or revokes',
    access: `${READABLE}, holds delivery.pattern.sign, and is a member of the group in delivery.functions.<function>.group; people only.`,
    body: json('The decision', decideRequestSchema),
    answer: signOffSchema,
    otherStatuses: {
      409: 'The content is another one by now, or nobody asked for its sign-off',
      503: 'No key is configured to sign with',
    },
  }),
  verifyPattern: operation({
    id: 'verifyPattern',
    method: 'post',
    path: '/patterns/:id/verification',
    summary: 'Says whether a content may be used with these values',
    description:
      'With `ask`, the function that owns a parameter is asked about a value outside the envelope, once.',
    access: 'Services only: the scaffolder.',
    body: json('What is to be used', verifyRequestSchema),
    answer: verificationSchema,
  }),
  getAttestation: operation({
    id: 'getAttestation',
    method: 'get',
    path: '/sign-offs/:id/attestation',
    summary: 'A sign-off as an in-toto statement in a signed DSSE envelope',
    access: `${READABLE}.`,
    answer: attestationSchema,
  }),
  getAttestationKeys: operation({
    id: 'getAttestationKeys',
    method: 'get',
    path: '/attestation-keys',
    summary: 'Public keys of attestations, former ones too, as a JWKS',
    access: 'Anybody, without credentials.',
    answer: attestationKeysSchema,
  }),
  listExceptions: operation({
    id: 'listExceptions',
    method: 'get',
    path: '/exceptions',
    summary: 'Requests for values outside envelopes, open ones first',
    access: `${READABLE}; others are left out.`,
    query: exceptionQuerySchema,
    answer: exceptionListSchema,
  }),
  decideException: operation({
    id: 'decideException',
    method: 'post',
    path: '/exceptions/:id/decision',
    summary: 'Grants or denies one value outside an envelope, once',
    access: `${READABLE}, holds delivery.pattern.sign and is a member of the group of the function that owns the parameter; people only.`,
    body: json('The decision', exceptionDecisionSchema),
    answer: exceptionSchema,
    otherStatuses: { 409: 'It was decided in the meantime' },
  }),
} as const;
