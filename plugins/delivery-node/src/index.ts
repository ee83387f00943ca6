/**
 * What modules of the delivery backend build on.
 *
 * @packageDocumentation
 */
export * from './config';
export * from './extensionPoints';
export * from './http';
export * from './outcomes';
export * from './patterns';
export * from './projects';
export * from './source';
