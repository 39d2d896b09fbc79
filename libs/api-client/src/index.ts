export * from './generated/api';
export * from './generated/api-configuration';
export * from './generated/functions';
export * from './generated/models';
export type { StrictHttpResponse } from './generated/strict-http-response';
