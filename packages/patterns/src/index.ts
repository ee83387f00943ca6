/**
 * The pure core of pre-approved patterns: what a pattern is, its digest, its
 * envelope, its sign-offs and their attestations.
 *
 * @remarks
 * Nothing here knows Backstage, does I/O or reads a clock: bytes and instants
 * are passed in. Instants are epoch milliseconds.
 *
 * @packageDocumentation
 */
export * from './attestation';
export { type BreakEven, type Governance, breakEvenOf } from './breakEven';
export { type Complaint, type Read } from './complaint';
export * from './digest';
export * from './envelope';
export * from './folder';
export * from './manifest';
export * from './pattern';
export * from './signOff';
