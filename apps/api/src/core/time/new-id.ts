import { v7 } from 'uuid';

/** A new id for a row: UUID version 7, so that rows made together lie together. */
export const newId = (): string => v7();
