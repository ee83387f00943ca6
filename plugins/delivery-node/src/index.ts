/**
 * Extension points of the delivery backend.
 *
 * @packageDocumentation
 */
export {};
