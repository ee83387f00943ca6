export * from './checkIn';
export * from './constraint';
export * from './cost';
export * from './increment';
export * from './reading';
export * from './report';
