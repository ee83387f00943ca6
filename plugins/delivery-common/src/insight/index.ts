export * from './gate';
export * from './ingest';
export * from './journey';
export * from './overview';
export * from './parts';
export * from './query';
export * from './requests';
export * from './source';
