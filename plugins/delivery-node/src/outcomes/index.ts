export * from './costSource';
export * from './namedMeterProblems';
export * from './orderedReadings';
export * from './outcomeMeter';
export * from './reliabilityReader';
export * from './ticketQuery';
