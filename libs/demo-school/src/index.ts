export type * from './cast';
