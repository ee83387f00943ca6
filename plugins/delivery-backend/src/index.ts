/**
 * The delivery backend plugin.
 *
 * @packageDocumentation
 */
export {};
