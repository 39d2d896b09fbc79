import { v7 } from 'uuid';

/** The id of something this browser makes: sent along, so that sending twice makes it once. */
export const newId = (): string => v7();
