export * from './identifiers/upn';
export * from './statistics/distributions';
export * from './statistics/cannot-tell';
export * from './statistics/describe';
export * from './statistics/least-squares';
export * from './statistics/slopes';
export * from './statistics/random';
