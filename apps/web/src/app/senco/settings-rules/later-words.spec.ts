import type { TrialFindingsDto, TrialWindowDto } from '@headway/api-client';
import { laterRows, laterSentence, laterTable, shareText, trialAnswer, yearAgo } from './later-words';

const flags = (count: number) => ({ flags: count, pupils: count });
const share = (low: number, results: number) => ({ low, results });
const later = (everybody: number, windowId = 20262) => ({
  ...{ windowId, everybody: share(everybody / 5, everybody), inUse: share(9, 20), draft: share(14, 25) },
  ...{ added: share(6, 8), dropped: share(1, 3) },
});
const window = (windowId: number | null, more: Partial<TrialWindowDto> = {}): TrialWindowDto => ({
  ...{ windowId, inUse: flags(20), draft: flags(20), added: flags(0), dropped: flags(0), moved: 0, later: null },
  ...more,
});
const findings = (...windows: TrialWindowDto[]): TrialFindingsDto => ({ comparedWith: 0, windows, classes: [] });

describe('what a try-out found', () => {
  it('is said in one sentence, with flags and pupils', () => {
    expect(trialAnswer(window(null))).toBe('Today the draft flags the same pupils, for the same reasons.');
    expect(trialAnswer(window(null, { moved: 1 }))).toBe(
      'Today the draft flags the same pupils; 1 flag would stand elsewhere in the list.',
    );
    const draft = { flags: 24, pupils: 19 };
    expect(trialAnswer(window(null, { added: flags(5), dropped: flags(1), draft }))).toBe(
      'Today the draft adds 5 flags and drops 1 flag: 24 flags for 19 pupils instead of 20 for 20.',
    );
    expect(trialAnswer(window(null, { dropped: flags(2), draft: flags(18) }))).toMatch(
      /^Today the draft drops 2 flags:/,
    );
  });

  it('looks a year back at the latest window in which about everybody was asked', () => {
    expect(yearAgo(findings(window(20252), window(null)))).toBeNull();
    const all = findings(
      window(20252, { later: later(200) }),
      window(20254, { later: later(200, 20264) }),
      window(20255, { later: later(30, 20265) }),
      window(null),
    );
    expect(yearAgo(all)?.windowId).toBe(20254);
  });

  it('never stands without the share of all pupils, and gives no share of a few', () => {
    const rows = laterRows(later(200));
    expect(rows.map(shareText)).toEqual([
      '40 of 200: 20 %',
      '9 of 20: 45 %',
      '14 of 25: 56 %',
      '6 of 8: 75 %',
      '1 of 3: too few to say',
    ]);
    expect(rows.filter(({ isBase }) => isBase).map(({ name }) => name)).toEqual(['All pupils']);
    expect(shareText({ name: '', isBase: false, low: 0, results: 0, percent: null })).toBe('nobody');
    expect(laterTable(rows).rows.at(-1)).toEqual(['Dropped by the draft', '3', '1', 'too few to say']);
    expect(laterSentence({ windowId: 20252, later: later(200) })).toBe(
      'Of those the draft would have flagged in Autumn 2 2025/26, 56 % were in the lowest fifth a year later; of all pupils 20 %. Of those it adds, 75 %.',
    );
    const few = { ...later(200), draft: share(1, 2) };
    expect(laterSentence({ windowId: 20252, later: few })).toMatch(/^Too few of those flagged in Autumn 2 2025\/26/);
  });
});
