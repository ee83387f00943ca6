/**
 * The `delivery` command.
 *
 * @packageDocumentation
 */
export {};
