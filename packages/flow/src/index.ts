/**
 * The pure core of Delivery Stack.
 *
 * @packageDocumentation
 */
export {};
