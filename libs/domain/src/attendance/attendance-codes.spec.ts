import fc from 'fast-check';
import { ATTENDANCE_CODES, countSessions, parseAttendanceCode, parseMarks } from './attendance-codes';

// The lists of the School Attendance (Pupil Registration) (England) Regulations 2024, in force from 19 August 2024.
const present = ['/', '\\', 'L'];
const educational = ['B', 'K', 'P', 'V', 'W'];
const authorised = ['C', 'C1', 'C2', 'E', 'I', 'J1', 'M', 'R', 'S', 'T'];
const unauthorised = ['G', 'N', 'O', 'U'];
const notPossible = ['D', 'X', 'Z', '#', 'Q', 'Y1', 'Y2', 'Y3', 'Y4', 'Y5', 'Y6', 'Y7'];

const codesWhere = (counts: { possible: boolean; attended: boolean }): string[] =>
  ATTENDANCE_CODES.filter(({ possible, attended }) => possible === counts.possible && attended === counts.attended)
    .map(({ code }) => code)
    .sort();

describe('attendance codes', () => {
  it('count as the regulations say', () => {
    expect(codesWhere({ possible: true, attended: true })).toEqual([...present, ...educational].sort());
    expect(codesWhere({ possible: true, attended: false })).toEqual([...authorised, ...unauthorised].sort());
    expect(codesWhere({ possible: false, attended: false })).toEqual([...notPossible].sort());
    expect(codesWhere({ possible: false, attended: true })).toEqual([]);
  });

  it.each(['H', 'J', 'Y'])('refuses %s, retired in 2024', (code) => {
    expect(parseAttendanceCode(code)).toEqual({ ok: false, because: expect.stringContaining('since August 2024') });
  });

  it('names a code it does not know, and takes a missing mark for none', () => {
    expect(parseAttendanceCode('qq')).toEqual({ ok: false, because: '“QQ” is no attendance code' });
    expect(parseAttendanceCode(' ')).toEqual({ ok: true, value: null });
    expect(parseAttendanceCode('-')).toEqual({ ok: true, value: null });
  });
});

describe('marks in a row', () => {
  it('are counted: a week with a late mark, a day ill, half a day of training and one mark missing', () => {
    const marks = parseMarks('/\\ L\\ II /# -\\');
    expect(marks.ok && countSessions(marks.value)).toEqual({ possible: 8, attended: 6 });
  });

  it('keep a digit with its letter', () => {
    const marks = parseMarks('Y1Y7C2j1/');
    expect(marks.ok && marks.value.map((code) => code?.code)).toEqual(['Y1', 'Y7', 'C2', 'J1', '/']);
  });

  it('say which mark is none', () => {
    expect(parseMarks('/\\/?')).toEqual({ ok: false, because: '“?” is no attendance code (mark 4)' });
    expect(parseMarks('/\\Y')).toEqual({ ok: false, because: expect.stringContaining('(mark 3)') });
  });

  it('read back whatever is written with the codes', () => {
    const some = fc.array(fc.constantFrom(...ATTENDANCE_CODES));
    fc.assert(
      fc.property(some, fc.constantFrom('', ' ', ','), (codes, between) => {
        const read = parseMarks(codes.map(({ code }) => code).join(between));
        expect(read).toEqual({ ok: true, value: codes });
        const { possible, attended } = countSessions(codes);
        expect(attended).toBeLessThanOrEqual(possible);
        expect(possible).toBeLessThanOrEqual(codes.length);
      }),
    );
  });
});
