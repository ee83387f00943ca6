/**
 * Events: the one format in, and the facts that linking and folding read.
 *
 * @remarks
 * `parseEvent` is the border, `pseudonymise` comes before anything is stored,
 * `factOf` and `toCdEvent` convert between an event and the fact it states,
 * `dedupeFacts` makes a set of facts out of any repetition of them.
 *
 * @packageDocumentation
 */
export { cdEventSchema, eventLimits } from './cdEvent';
export type { CdEvent } from './cdEvent';
export { eventTypes } from './eventTypes';
export type { AnyFact, Fact } from './fact';
export { factSchemas } from './factData';
export type { FactData, FactType } from './factData';
export { personData } from './data/person';
export type { Person } from './data/person';
export { factOf } from './factOf';
export type { FactOfEvent } from './factOf';
export { canonicalBody, compareFacts, dedupeFacts } from './factOrder';
export type { DedupedFacts } from './factOrder';
export { parseInstant } from './instant';
export type { Instant } from './instant';
export { parseEvent } from './parseEvent';
export type { ParsedEvent } from './parseEvent';
export { pseudonymise, replacePersons } from './pseudonymise';
export type { PersonHash } from './pseudonymise';
export { toCdEvent } from './toCdEvent';
