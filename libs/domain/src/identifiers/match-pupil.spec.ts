import fc from 'fast-check';
import { matchPupils, type PupilIdentity, upnsAfter } from './match-pupil';
import { makeUpn } from './upn';

const upn = (serial: number): string => makeUpn({ localAuthority: 999, establishment: 1234, year: 20, serial });
const temporary = (serial: number): string =>
  makeUpn({ localAuthority: 999, establishment: 1234, year: 20, serial, temporaryLetter: 'A' });

function pupil(of: Partial<PupilIdentity> & { name?: string } = {}): PupilIdentity {
  const { name = 'Evans, Maya', ...rest } = of;
  const [legalSurname = '', legalForename = ''] = name.split(', ');
  const names = { legalSurname, legalForename, preferredSurname: null, preferredForename: null };
  return { upn: upn(1), formerUpn: null, dateOfBirth: '2016-07-13', ...names, ...rest };
}

const matchOne = (row: PupilIdentity, ...known: PupilIdentity[]) => matchPupils([row], known)[0];

describe('matchPupils', () => {
  it('knows a pupil by the UPN', () => {
    const maya = pupil();
    expect(matchOne(pupil(), maya)).toEqual({ kind: 'same', pupil: maya, by: 'upn' });
  });

  it.each([
    ['a new surname', { name: 'Green, Maya' }],
    ['another name altogether', { name: 'Green, May' }],
    ['a corrected date of birth', { dateOfBirth: '2016-07-31' }],
    ['no date of birth and a new surname', { name: 'Green, Maya', dateOfBirth: null }],
  ])('knows a pupil by the UPN with %s', (_what, change) => {
    expect(matchOne(pupil(change), pupil())).toMatchObject({ kind: 'same', by: 'upn' });
  });

  it.each([
    ['another name and another date of birth', { name: 'Green, Maya', dateOfBirth: '2015-12-05' }],
    ['quite another name, when nothing is known of the birth', { name: 'Green, Ali', dateOfBirth: null }],
  ])('asks when a UPN comes with %s', (_what, change) => {
    const maya = pupil();
    expect(matchOne(pupil(change), maya)).toEqual({ kind: 'ask', why: 'upn-of-another', candidates: [maya] });
  });

  it('asks about twins whose UPNs are swapped', () => {
    const [maya, mia] = [pupil(), pupil({ upn: upn(2), name: 'Evans, Mia' })];
    const swapped = [pupil({ upn: upn(2) }), pupil({ name: 'Evans, Mia' })];
    expect(matchPupils(swapped, [maya, mia])).toEqual([
      { kind: 'ask', why: 'upn-of-twin', candidates: [mia] },
      { kind: 'ask', why: 'upn-of-twin', candidates: [maya] },
    ]);
  });

  it('follows a changed UPN by the former one of the file, and keeps it', () => {
    const maya = pupil();
    const changed = pupil({ upn: upn(9), formerUpn: upn(1) });
    expect(matchOne(changed, maya)).toEqual({ kind: 'same', pupil: maya, by: 'former-upn' });
    expect(upnsAfter(changed, maya)).toEqual({ upn: upn(9), formerUpn: upn(1) });
  });

  it('does not believe a former UPN of somebody else', () => {
    const row = pupil({ upn: upn(9), formerUpn: upn(1), name: 'Green, Ali', dateOfBirth: '2015-12-05' });
    expect(matchOne(row, pupil())).toMatchObject({ kind: 'ask', why: 'upn-of-another' });
  });

  it('knows a pupil in an old file by the UPN of then, and keeps the UPN of now', () => {
    const maya = pupil({ upn: upn(9), formerUpn: upn(1) });
    expect(matchOne(pupil(), maya)).toEqual({ kind: 'same', pupil: maya, by: 'stored-former-upn' });
    expect(upnsAfter(pupil(), maya)).toEqual({ upn: upn(9), formerUpn: upn(1) });
  });

  it('notices a pupil who stands in the file under both UPNs', () => {
    const maya = pupil({ upn: upn(9), formerUpn: upn(1) });
    expect(matchPupils([pupil(), pupil({ upn: upn(9) })], [maya])).toEqual([
      { kind: 'twice', candidates: [maya], rows: [1] },
      { kind: 'same', pupil: maya, by: 'upn' },
    ]);
  });

  it('takes a permanent UPN in place of a temporary one for the same name and date of birth', () => {
    const maya = pupil({ upn: temporary(1) });
    expect(matchOne(pupil(), maya)).toEqual({ kind: 'same', pupil: maya, by: 'permanent-upn' });
    expect(upnsAfter(pupil(), maya)).toEqual({ upn: upn(1), formerUpn: temporary(1) });
    expect(matchOne(pupil({ dateOfBirth: null }), maya)).toMatchObject({ kind: 'ask', why: 'same-name-birth-unknown' });
    expect(matchOne(pupil({ dateOfBirth: '2016-07-14' }), maya)).toMatchObject({ kind: 'new' });
  });

  it('asks about a temporary UPN of somebody with a permanent one, and never gives that up', () => {
    const maya = pupil();
    const row = pupil({ upn: temporary(1) });
    expect(matchOne(row, maya)).toEqual({ kind: 'ask', why: 'same-name-and-birth', candidates: [maya] });
    expect(upnsAfter(row, maya)).toEqual({ upn: upn(1), formerUpn: temporary(1) });
  });

  it.each(['Evans, Maya', 'EVANS, MAYA', 'Évans, Maya', 'Ev-ans, Ma’ya'])(
    'asks about %s of the same date of birth with another UPN',
    (name) => {
      const maya = pupil();
      const match = matchOne(pupil({ upn: upn(2), name }), maya);
      expect(match).toEqual({ kind: 'ask', why: 'same-name-and-birth', candidates: [maya] });
    },
  );

  it('knows a preferred name', () => {
    const maya = pupil({ name: 'Evans, Maya Rose', preferredForename: 'Maya' });
    expect(matchOne(pupil({ upn: upn(2) }), maya)).toMatchObject({ kind: 'ask', why: 'same-name-and-birth' });
  });

  it('names pupils of the same name and another date of birth, and matches none', () => {
    const maya = pupil({ dateOfBirth: '2017-01-30' });
    expect(matchOne(pupil({ upn: upn(2) }), maya)).toEqual({ kind: 'new', sameName: [maya] });
  });

  it('asks about both when two pupils had the UPN before', () => {
    const [a, b] = [pupil({ upn: upn(8), formerUpn: upn(1) }), pupil({ upn: upn(9), formerUpn: upn(1) })];
    expect(matchOne(pupil(), a, b)).toEqual({ kind: 'ask', why: 'same-former-upn', candidates: [a, b] });
  });

  it('suggests nobody whom another row is sure of', () => {
    const rows = [pupil({ upn: upn(2) }), pupil()];
    expect(matchPupils(rows, [pupil()])).toMatchObject([{ kind: 'new', sameName: [] }, { kind: 'same' }]);
  });
});

describe('matchPupils, whatever the school and the file', () => {
  const number = fc.oneof(fc.integer({ min: 1, max: 6 }).map(upn), fc.integer({ min: 1, max: 3 }).map(temporary));
  const record = fc.record({
    upn: number,
    formerUpn: fc.option(number, { freq: 2 }),
    dateOfBirth: fc.constantFrom('2016-07-13', '2016-07-14', null),
    legalSurname: fc.constantFrom('Evans', 'Green'),
    legalForename: fc.constantFrom('Maya', 'Mia', 'Ali'),
    preferredSurname: fc.constant(null),
    preferredForename: fc.constantFrom(null, 'May'),
  });
  const list = fc.uniqueArray(record, { selector: ({ upn: of }) => of, maxLength: 6 });

  it('does not depend on the order of rows or pupils', () => {
    fc.assert(
      fc.property(list, list, (rows, known) => {
        const plain = (matches: ReturnType<typeof matchPupils>, of: PupilIdentity[]) =>
          matches.map((match) => ({
            ...match,
            ...('rows' in match ? { rows: match.rows.map((row) => of[row]?.upn).sort() } : {}),
            ...('candidates' in match ? { candidates: match.candidates.map((each) => each.upn).sort() } : {}),
            ...('sameName' in match ? { sameName: match.sameName.map((each) => each.upn).sort() } : {}),
          }));
        const [backRows, backKnown] = [[...rows].reverse(), [...known].reverse()];
        expect(plain(matchPupils(backRows, backKnown), backRows).reverse()).toEqual(
          plain(matchPupils(rows, known), rows),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('gives a pupil to one row at most, and leaves every UPN with one pupil', () => {
    fc.assert(
      fc.property(list, list, (rows, known) => {
        const matches = matchPupils(rows, known);
        const after = new Map(known.map((each): [PupilIdentity, string] => [each, each.upn]));
        const same = matches.flatMap((match, i) => (match.kind === 'same' ? [{ match, row: rows[i] }] : []));
        expect(new Set(same.map(({ match }) => match.pupil)).size).toBe(same.length);
        for (const { match, row } of same) if (row) after.set(match.pupil, upnsAfter(row, match.pupil).upn);
        const added = rows.filter((_, i) => matches[i]?.kind === 'new').map((row) => row.upn);
        const all = [...after.values(), ...added];
        expect(new Set(all).size).toBe(all.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('never matches or suggests twins, or namesakes born on other days, by their names', () => {
    fc.assert(
      fc.property(record, record, (row, other) => {
        const numbers = [other.upn, other.formerUpn].filter((of) => of !== null);
        fc.pre(!numbers.includes(row.upn) && (row.formerUpn === null || !numbers.includes(row.formerUpn)));
        fc.pre(row.legalForename !== other.legalForename || bothKnown(row, other));
        fc.pre(row.preferredForename === null);
        expect(matchOne(row, other)).toMatchObject({ kind: 'new' });
      }),
      { numRuns: 2000 },
    );
    function bothKnown(a: PupilIdentity, b: PupilIdentity): boolean {
      return a.dateOfBirth !== null && b.dateOfBirth !== null && a.dateOfBirth !== b.dateOfBirth;
    }
  });

  it('finds every pupil of a school in a list of the same school', () => {
    fc.assert(
      fc.property(list, (known) => {
        const bornKnown = known.map((each) => ({ ...each, dateOfBirth: each.dateOfBirth ?? '2016-01-01' }));
        for (const match of matchPupils(bornKnown, bornKnown)) expect(match).toMatchObject({ kind: 'same', by: 'upn' });
      }),
    );
  });
});
