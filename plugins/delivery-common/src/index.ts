/**
 * The contract between the delivery backend and everything that talks to it.
 *
 * @packageDocumentation
 */
export {};
