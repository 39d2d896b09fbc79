import { typed } from '../../../testing/marks-device';
import type { StandingMark, UnsentMark } from './mark-types';
import { afterAnswer, over } from './unsent-list';

const cell = { pupilId: 'amira', subjectId: 3, windowId: 20262 };
const mark = (text: string, previous: UnsentMark['previous'], more: Partial<UnsentMark> = {}): UnsentMark =>
  typed({ ...cell, mark: text, previous, typedAt: '2026-12-11T10:00:00Z', ...more });
const standing = (value: number, note: string | null): StandingMark => ({
  ...{ value, code: null, text: String(value), scaleId: 3, note, by: 'Mr Hale', at: '2026-12-11T10:01:00Z' },
});

describe('a comment that waits', () => {
  it('stands against the comment that was seen when the first was written, whatever is typed after', () => {
    const first = mark('12', { value: null, code: null });
    const commented = over(first, mark('12', { value: 9, code: null, note: 'Late' }, { note: 'Ill' }));
    expect(commented).toMatchObject({ note: 'Ill', previous: { value: null, note: 'Late' } });
    const again = over(commented, mark('13', { value: 9, code: null, note: 'Other' }, { note: 'Very ill' }));
    expect(again).toMatchObject({ mark: '13', note: 'Very ill', previous: { value: null, note: 'Late' } });
  });

  it('stands against the answer of what was sent before it, and a mark without a comment against no comment', () => {
    const sent = mark('12', { value: null, code: null });
    const saved = { ...cell, state: 'saved' as const, message: null, now: standing(12, 'From the office') };
    const newer = mark('13', sent.previous, { note: 'Ill', typedAt: '2026-12-11T10:02:00Z' });
    const kept = { schoolId: 1, className: '5 Ash', mark: newer };
    expect(afterAnswer(kept, sent, saved)?.mark.previous).toEqual({ value: 12, code: null, note: 'From the office' });
    const { note: _, ...plain } = newer;
    expect(afterAnswer({ ...kept, mark: plain }, sent, saved)?.mark.previous).toEqual({ value: 12, code: null });
  });
});
