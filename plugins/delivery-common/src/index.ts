/**
 * The contract between the delivery backend and everything that talks to it.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './client/DeliveryApi';
export * from './client/DeliveryClient';
export { type DeliveryClientOptions } from './client/JsonRequests';
export * from './client/OutcomeApi';
export * from './client/OutcomeClient';
export * from './client/PatternApi';
export * from './client/PatternClient';
export { UnexpectedAnswerError } from './client/readAnswer';
export * from './insight';
export * from './outcome';
export * from './pattern';
export * from './permissions';
export * from './search';
