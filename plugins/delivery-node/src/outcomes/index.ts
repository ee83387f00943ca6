export * from './costSource';
export * from './outcomeMeter';
export * from './reliabilityReader';
