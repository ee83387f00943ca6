/**
 * The example bank: its organisation, its catalog and its delivery history.
 *
 * @packageDocumentation
 */
export { adaptPayload, bankEvents, bankFacts } from './bankFacts';
export type { ReadingConfig } from './bankFacts';
export { generateBank } from './generateBank';
export type { BankOptions } from './generateBank';
export type { BankPayload } from './payload';
export { canonicalKeys } from './stories/canonical/ticketed';
export { writeBank } from './writeBank';
export type { WrittenBank } from './writeBank';
