import { feed, feedFile, waitingFile } from '../../../testing/feeds';
import { curlOf, feedsAnswer, fileMark, fileWords, limitWords, uploadAddress } from './feed-words';

describe('what is said of feeds', () => {
  it('says first what runs and what waits', () => {
    const ended = feed({ revokedAt: '2026-11-26T10:00:00.000Z' });
    expect(feedsAnswer([feed(), ended])).toBe('1 feed runs, and nothing waits for you.');
    expect(feedsAnswer([feed(), feed({ waitingCount: 2 })])).toBe('2 feeds run, and 2 files wait for you.');
    expect(feedsAnswer([ended])).toBe('No feed runs any more.');
    expect(feedsAnswer([{ ...ended, waitingCount: 1 }])).toBe('No feed runs any more, and 1 file waits for you.');
  });

  it('says what became of a file, by shape and in words', () => {
    expect(fileWords(feedFile({ created: 1_204, left: 3 }))).toBe('went in: 1,204 new, 2 changed, 3 left');
    expect(fileWords(feedFile({ created: 0, changed: 0 }))).toBe('went in: nothing in it was new');
    expect(fileWords(waitingFile())).toBe('waits for you');
    expect(fileWords(waitingFile({ status: 'uploaded' }))).toBe('waits for you');
    expect(fileWords(feedFile({ status: 'uploaded' }))).toBe('has just come');
    expect(fileWords(feedFile({ status: 'failed', why: 'No columns.' }))).toBe('did not go in');
    expect(
      [feedFile(), waitingFile(), feedFile({ status: 'failed' }), feedFile({ status: 'undone' })].map(fileMark),
    ).toEqual(['good', 'due', 'act', 'unclear']);
  });

  it('says from when on a file waits', () => {
    const limit = (mostChanges: number, mostShare: number) => limitWords({ mostChanges, mostShare });
    expect(limit(50, 0.07)).toBe('Waits for you when more than 50 rows, or 7% of those known, would change or leave.');
    expect(limit(1, 1)).toBe('Waits for you when more than 1 row would change or leave.');
    expect(limit(0, 0.5)).toBe('Waits for you as soon as one row would change or leave.');
  });

  it('gives a command that can be run as it stands', () => {
    const address = uploadAddress('https://headway.example', 7, 'f1');
    expect(address).toBe('https://headway.example/api/v1/schools/7/feeds/f1/upload');
    expect(curlOf(address, 'hwf_x', 'roll.csv')).toBe(
      `curl --fail-with-body -H "Authorization: Bearer hwf_x" -F "file=@roll.csv" ${address}`,
    );
  });
});
