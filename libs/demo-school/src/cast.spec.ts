import { createHash } from 'node:crypto';
import { checkUpn, schoolDaysBetween } from '@headway/domain';
import type { Cast, CastSchool } from './cast';
import { demoLogins } from './demo-logins';
import { generateDemo, generateTrust } from './generate-trust';

const hashOf = (cast: Cast): string => createHash('sha256').update(JSON.stringify(cast.schools)).digest('hex');

describe('the demo school', () => {
  const cast = generateDemo();
  const [first] = cast.schools;
  const everySchool = (check: (school: CastSchool) => void): void => cast.schools.forEach(check);

  it('is the same for the same seed and another for another', () => {
    expect(hashOf(generateDemo())).toBe(hashOf(cast));
    expect(hashOf(generateDemo({ seed: 7 }))).not.toBe(hashOf(cast));
  });

  it('is made in under three seconds', () => {
    // Time of this process, whatever else the machine is doing.
    const before = process.cpuUsage();
    generateDemo({ seed: 11 });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(3_000);
  });

  it('has about 1,500 pupils on roll in two primaries and a secondary', () => {
    expect(cast.schools.map(({ phase }) => phase)).toEqual(['primary', 'primary', 'secondary']);
    const onRoll = cast.schools.map(({ pupils }) => pupils.filter(({ leavingDate }) => leavingDate === null).length);
    expect(onRoll.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1_450);
    expect(onRoll.reduce((sum, count) => sum + count, 0)).toBeLessThan(1_550);
    expect(onRoll[0]).toBeGreaterThan(410);
  });

  it('gives every pupil a UPN of authority 999 with the right check letter, nobody the same', () => {
    const upns = cast.schools.flatMap(({ pupils }) => pupils.map(({ upn }) => upn));
    expect(new Set(upns).size).toBe(upns.length);
    expect(upns.filter((upn) => checkUpn(upn).status !== 'ok' || upn.slice(1, 4) !== '999')).toEqual([]);
  });

  it('gives ids that no two things share', () => {
    const ids = cast.schools.flatMap((school) => [
      ...school.pupils.map(({ id }) => id),
      ...school.staff.filter(({ roles }) => roles[0]?.role !== 'trust-leader').map(({ id }) => id),
      ...school.classes.map(({ id }) => id),
      ...school.programmes.map(({ id }) => id),
      ...school.groups.flatMap((group) => [
        group.id,
        ...group.placements.map(({ id }) => id),
        ...group.sessions.map(({ id }) => id),
      ]),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
      true,
    );
  });

  it('has one well-known login for each role, all in the first school', () => {
    const roles = first?.staff
      .filter(({ demoLogin }) => demoLogin)
      .flatMap(({ roles: held }) => held.map(({ role }) => role));
    expect(new Set(roles)).toEqual(
      new Set([
        'senior-leader',
        'senco',
        'class-teacher',
        'subject-leader',
        'teaching-assistant',
        'business-manager',
        'data-manager',
        'governor',
        'trust-leader',
      ]),
    );
    const shown = first?.staff.filter(({ demoLogin }) => demoLogin).map(({ email }) => email);
    expect(demoLogins().map(({ email }) => email)).toEqual(shown);
    expect(shown).toContain('senco@wrenfield.example');
    everySchool(({ staff }) => {
      expect(new Set(staff.map(({ email }) => email)).size).toBe(staff.length);
      expect(staff.every(({ email }) => /^[a-z0-9.]+@[a-z]+\.example$/.test(email))).toBe(true);
    });
  });

  it('keeps every pupil in one registration class at a time, while on roll', () => {
    everySchool(({ pupils, classes }) => {
      const memberships = new Map<string, { startsOn: string; endsOn: string | null }[]>();
      for (const form of classes.filter(({ kind }) => kind === 'registration')) {
        for (const one of form.pupils) memberships.set(one.pupilId, [...(memberships.get(one.pupilId) ?? []), one]);
      }
      const wrong = pupils.filter(({ id, entryDate, leavingDate }) => {
        const own = [...(memberships.get(id) ?? [])].sort((a, b) => a.startsOn.localeCompare(b.startsOn));
        const overlapping = own.slice(1).some(({ startsOn }, index) => (own[index]?.endsOn ?? '9999') >= startsOn);
        const outside = own.some(
          ({ startsOn, endsOn }) =>
            startsOn < entryDate || (leavingDate !== null && (endsOn === null || endsOn > leavingDate)),
        );
        return overlapping || outside || (leavingDate === null && own.at(-1)?.endsOn !== null);
      });
      expect(wrong).toEqual([]);
    });
  });

  it('has no result from the future, or from before a pupil came or after they left', () => {
    everySchool(({ pupils, results }) => {
      const byId = new Map(pupils.map((pupil) => [pupil.id, pupil]));
      const wrong = results.filter(({ pupilId, testedOn }) => {
        const { entryDate, leavingDate } = byId.get(pupilId) ?? { entryDate: '9999', leavingDate: null };
        return testedOn > cast.today || testedOn < entryDate || testedOn > (leavingDate ?? '9999');
      });
      expect(wrong).toEqual([]);
    });
  });

  it('counts no more sessions of attendance than the school was open for', () => {
    everySchool(({ attendance, academicYears, closures }) => {
      const halfTerms = academicYears.flatMap((year) => year.halfTerms);
      const calendar = {
        halfTerms: halfTerms.map(({ code, ...dates }) => ({ halfTerm: code, ...dates })),
        closedOn: closures,
      };
      const open = new Map(
        halfTerms.map(({ windowId, startsOn, endsOn }) => [
          windowId,
          2 * schoolDaysBetween(startsOn, endsOn, calendar),
        ]),
      );
      const wrong = attendance.filter(
        ({ windowId, possible, attended }) =>
          attended < 0 || attended > possible || possible > (open.get(windowId) ?? 0),
      );
      expect(wrong).toEqual([]);
    });
  });

  it('marks on the scale, on the steps of an ordinal one, and once per pupil, subject and window', () => {
    everySchool(({ results, scales }) => {
      const byKey = new Map(scales.map((scale) => [scale.key, scale]));
      const keys = results.map(({ pupilId, subject, windowId }) => `${pupilId}/${subject}/${windowId}`);
      expect(new Set(keys).size).toBe(keys.length);
      const wrong = results.filter(({ value, code, scale: key }) => {
        const scale = byKey.get(key);
        if (!scale || (value === null) === (code === null)) return true;
        if (value === null) return false;
        const step = scale.kind !== 'ordinal' || scale.steps.some((one) => one.value === value);
        return value < scale.least || value > scale.greatest || !step;
      });
      expect(wrong).toEqual([]);
    });
  });

  it('collects each subject fully at most three times a year, but in the first year at a school', () => {
    everySchool(({ windows }) => {
      const first = Math.min(...windows.flatMap(({ subjects }) => subjects.flatMap(({ yearGroups }) => yearGroups)));
      const full = windows.filter(({ kind }) => kind === 'full');
      const perYear = new Map<string, number>();
      for (const { startYear, subjects } of full) {
        for (const { subject, yearGroups } of subjects) {
          for (const yearGroup of yearGroups.filter((year) => year !== first)) {
            const key = `${startYear}/${subject}/${yearGroup}`;
            perYear.set(key, (perYear.get(key) ?? 0) + 1);
          }
        }
      }
      expect(Math.max(...perYear.values())).toBeLessThanOrEqual(3);
    });
  });

  it('leaves the class of the teacher who shows it some marks to enter while they are being collected', () => {
    const teacher = first?.staff.find(({ email }) => email === 'teacher@wrenfield.example')?.id;
    const own = first?.classes.filter(({ staff }) => staff.some(({ staffId }) => staffId === teacher)).at(-1);
    const pupils = new Set(own?.pupils.filter(({ endsOn }) => endsOn === null).map(({ pupilId }) => pupilId));
    const entered = (of: Cast, subject: string): number =>
      of.schools[0]?.results.filter(
        (one) => one.windowId === 20262 && one.subject === subject && pupils.has(one.pupilId),
      ).length ?? 0;
    expect(pupils.size).toBe(30);
    expect(['reading', 'maths', 'writing', 'maths-geometry'].map((subject) => entered(cast, subject))).toEqual([
      29, 30, 11, 0,
    ]);
    const due = generateDemo({ today: '2026-11-30' });
    expect(entered(due, 'writing')).toBe(30);
  });

  it('marks Reception and years of GCSE on scales of their own', () => {
    const scales = cast.schools.map(({ yearScales }) =>
      yearScales.map(({ subject, yearGroup, scale }) => `${subject} ${yearGroup} ${scale}`),
    );
    expect(scales[0]).toEqual(['reading 0 eyfs', 'writing 0 eyfs', 'maths 0 eyfs']);
    expect(scales[2]).toContain('english 11 gcse');
    // A result is on its year's scale, except where the year has more than one.
    everySchool(({ results, pupils, subjects, yearScales }) => {
      const cohort = new Map(pupils.map(({ id, cohortYear }) => [id, cohortYear]));
      const wrong = results.filter(({ pupilId, subject, windowId, scale }) => {
        const year = Math.floor(windowId / 10) - (cohort.get(pupilId) ?? 0);
        const own = yearScales.find((row) => row.subject === subject && row.yearGroup === year)?.scale;
        return scale !== (own ?? subjects.find(({ key }) => key === subject)?.scale) && scale !== 'ks2-scaled';
      });
      expect(wrong).toEqual([]);
    });
  });

  it('plays on another day as well, with nothing from after it', () => {
    const spring = generateDemo({ today: '2026-03-04' });
    for (const { results, groups } of spring.schools) {
      expect(results.every(({ testedOn }) => testedOn <= '2026-03-04')).toBe(true);
      expect(
        groups.flatMap(({ sessions }) => sessions).filter((s) => s.status === 'held' && s.heldOn >= '2026-03-04'),
      ).toEqual([]);
    }
  });

  it('makes a trust of any size for measuring', () => {
    const trust = generateTrust({ schools: 4, pupilsPerSchool: 100 });
    expect(trust.schools).toHaveLength(4);
    for (const { pupils } of trust.schools) {
      const onRoll = pupils.filter(({ leavingDate }) => leavingDate === null).length;
      expect(onRoll).toBeGreaterThan(85);
      expect(onRoll).toBeLessThan(115);
    }
  });
});
