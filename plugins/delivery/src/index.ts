/**
 * The delivery frontend plugin.
 *
 * @packageDocumentation
 */
export {};
