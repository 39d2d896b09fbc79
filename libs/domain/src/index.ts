export * from './identifiers/upn';
export * from './statistics/distributions';
