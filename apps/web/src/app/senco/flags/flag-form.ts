import type { AnswerInClassDto, FlagDto, ReviewAnswerDto } from '@headway/api-client';

/** What a row asks for in place. */
export type FlagForm = 'dismiss' | 'answer' | 'review';

export const isLive = ({ state }: Pick<FlagDto, 'state'>): boolean => state === 'open' || state === 'acknowledged';

/** What was filled in. */
export type FilledIn =
  | { readonly form: 'dismiss'; readonly reason: string }
  | { readonly form: 'answer'; readonly answer: AnswerInClassDto }
  | { readonly form: 'review'; readonly review: ReviewAnswerDto };

/** The form a key or button may open on a flag, by what is so and what the person may do. */
export function formsFor(flag: FlagDto, rights: { readonly act: boolean; readonly answer: boolean }): FlagForm[] {
  if (!isLive(flag)) return [];
  return [
    ...(rights.act ? (['dismiss'] as const) : []),
    ...(rights.answer ? ([flag.inClass ? 'review' : 'answer'] as const) : []),
  ];
}
