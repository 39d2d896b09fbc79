import fc from 'fast-check';
import { checkUpn, makeUpn, upnCheckLetter } from './upn';

// Numbers found in public code (python-stdnum, DfE's MTC and GIAP tests), and made-up ones of local authority 999.
const VALID = [
  ...['B801200005001', 'H801200001001', 'R674123101121', 'A203102209083', 'A203202811068', 'E938218618008'],
  ...['H356210811018', 'P657894610886', 'Q245247798301', 'F999999925001', 'V999999925002', 'J999999925003'],
  ...['Y999999925004', 'M999999925005', 'B999999925006', 'Q999999925007', 'E999999925008', 'U999999925009'],
  ...['W801200025001', 'K801200025002', 'U935208425017'],
];
const VALID_TEMPORARY = ['T69759857681R', 'E99999992501A', 'V80120002501A', 'Q80120002502X'];

describe('checkUpn', () => {
  it.each(VALID)('accepts the permanent %s', (upn) => {
    expect(checkUpn(upn)).toEqual({ status: 'ok', upn, temporary: false });
  });

  it.each(VALID_TEMPORARY)('accepts the temporary %s', (upn) => {
    expect(checkUpn(upn)).toEqual({ status: 'ok', upn, temporary: true });
  });

  it.each([
    ['A801200005001', 'B'],
    ['A123456789001', 'Y'],
    ['Q207000016049', 'P'], // a vendor's worked example, whose sum is off by one
  ])('says which check letter %s should have', (upn, expected) => {
    expect(checkUpn(upn)).toEqual({
      status: 'wrong-check-letter',
      upn,
      temporary: false,
      given: upn.charAt(0),
      expected,
    });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['B80120000500', 'length'],
    ['B8012000050011', 'length'],
    ['S801200005001', 'check-letter'],
    ['1801200005001', 'check-letter'],
    ['B80120000500O', 'serial'],
    ['B8012O0005001', 'digits'],
    ['B80120000500-', 'serial'],
  ])('says why %p cannot be a UPN', (text, reason) => {
    expect(checkUpn(text)).toMatchObject({ status: 'malformed', reason });
  });

  it('forgives spaces around and lower case', () => {
    expect(checkUpn(' b801200005001 ')).toMatchObject({ status: 'ok', upn: 'B801200005001' });
  });

  it('notices every single wrong digit', () => {
    // Positions 2 to 13 are never multiples of 23, nor is a difference of digits, so one wrong digit always shows.
    fc.assert(
      fc.property(
        fc.constantFrom(...VALID),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (upn, at, shift) => {
          const digit = (Number(upn.charAt(at)) + shift) % 10;
          expect(checkUpn(upn.slice(0, at) + digit + upn.slice(at + 1)).status).toBe('wrong-check-letter');
        },
      ),
    );
  });
});

describe('makeUpn', () => {
  it('makes the made-up numbers of local authority 999', () => {
    expect(makeUpn({ localAuthority: 999, establishment: 9999, year: 2025, serial: 1 })).toBe('F999999925001');
    expect(makeUpn({ localAuthority: 999, establishment: 9999, year: 2025, serial: 1, temporaryLetter: 'A' })).toBe(
      'E99999992501A',
    );
  });

  it('always makes a number that checks', () => {
    fc.assert(
      fc.property(
        fc.record({
          localAuthority: fc.integer({ min: 0, max: 999 }),
          establishment: fc.integer({ min: 0, max: 9999 }),
          year: fc.integer({ min: 1990, max: 2060 }),
          serial: fc.integer({ min: 0, max: 999 }),
        }),
        (parts) => expect(checkUpn(makeUpn(parts))).toMatchObject({ status: 'ok', temporary: false }),
      ),
    );
  });

  it.each([
    { localAuthority: 1000, establishment: 1, year: 2025, serial: 1 },
    { localAuthority: 999, establishment: -1, year: 2025, serial: 1 },
    { localAuthority: 999, establishment: 1, year: 2025, serial: 1000 },
    { localAuthority: 999, establishment: 1, year: 2025, serial: 100, temporaryLetter: 'A' },
    { localAuthority: 999, establishment: 1, year: 2025, serial: 1, temporaryLetter: 'O' },
  ])('refuses parts that do not fit: %p', (parts) => {
    expect(() => makeUpn(parts)).toThrow(RangeError);
  });
});

describe('upnCheckLetter', () => {
  it('refuses what is not characters 2 to 13', () => {
    expect(() => upnCheckLetter('80120000500')).toThrow(RangeError);
  });
});
