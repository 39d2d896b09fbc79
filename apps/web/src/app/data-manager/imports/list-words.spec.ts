import { importRun } from '../../../testing/import-run';
import { dayAndTime, listAnswer, statusMark, statusWords, whoChose } from './list-words';

const run = importRun();
const counts = (over: object) => ({ ...run, counts: run.counts && { ...run.counts, ...over } });

describe('the list of imports', () => {
  it('says first what waits for the person', () => {
    expect(listAnswer([])).toBe('No file waits to be brought in.');
    expect(listAnswer([run, { ...run, status: 'applied' }])).toBe('1 file waits for you.');
    expect(listAnswer([run, { ...run, status: 'checking' }])).toBe('1 file is being worked on.');
  });

  it('says how each file stands, by shape and in words', () => {
    expect(statusWords(counts({ invalid: 1_200 }))).toBe('1,200 can’t be read');
    expect(statusMark(counts({ invalid: 1 }))).toBe('act');
    expect(statusWords(counts({ created: 4 }))).toBe('ready to apply');
    expect(statusWords(counts({ unchanged: 4 }))).toBe('nothing new in it');
    expect(statusWords({ ...counts({ created: 7_664 }), status: 'applied' })).toBe('in: 7,664 new, 0 changed');
    expect(statusMark({ ...run, status: 'applied' })).toBe('good');
  });

  it('says who chose a file, or what brought it', () => {
    expect(whoChose({ createdBy: 'Mrs Nakamura', feed: null })).toBe('Mrs Nakamura');
    expect(whoChose({ createdBy: null, feed: 'Nightly roll' })).toBe('from the feed Nightly roll');
    expect(whoChose({ createdBy: null, feed: null })).toBe('from a terminal');
  });

  it('gives the time at school, summer and winter', () => {
    expect(dayAndTime('2026-11-26T10:38:00Z')).toBe('26 Nov, 10:38');
    expect(dayAndTime('2026-07-01T10:38:00Z')).toBe('1 Jul, 11:38');
  });
});
