export * from './activation';
export * from './diff';
export * from './evidence';
export * from './exception';
export * from './pattern';
export * from './signOff';
export * from './verification';
