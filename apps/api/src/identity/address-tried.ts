/**
 * An e-mail address as it is compared and counted. In one place: were it compared more loosely than it is counted,
 * guessing could go on under ever new spellings.
 */
export const addressTried = (typed: string): string => typed.trim().toLowerCase();
