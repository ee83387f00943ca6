/**
 * The example bank: its organisation, its catalog and its delivery history.
 *
 * @packageDocumentation
 */
export {};
