/**
 * The pure core of Delivery Stack: events → journeys → spans → measures.
 *
 * @remarks
 * Nothing here knows Backstage, does I/O or reads a clock. Readers of logs are
 * at `@delivery-stack/flow/readers`, vendor adapters at
 * `@delivery-stack/flow/adapters`.
 *
 * @packageDocumentation
 */
export * from './calendar';
export * from './config';
export * from './events';
export * from './fold';
export * from './link';
export * from './measure';
export * from './outcome';
export * from './report';
export * from './statistics';
