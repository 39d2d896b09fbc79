import type { CastSchool } from '../cast';
import type { CastGroup } from '../cast-groups';
import { generateDemo } from '../generate-trust';

describe('groups of the demo school', () => {
  const cast = generateDemo();
  const allGroups = cast.schools.flatMap((school) => school.groups.map((group) => ({ school, group })));
  const overlap = (
    a: { startsOn: string; endsOn: string | null },
    b: { startsOn: string; endsOn: string | null },
  ): boolean => a.startsOn <= (b.endsOn ?? '9999') && b.startsOn <= (a.endsOn ?? '9999');

  it('has at least twelve past groups a school over two years, and some running today', () => {
    for (const { groups } of cast.schools) {
      expect(groups.filter(({ endsOn }) => endsOn < cast.today).length).toBeGreaterThanOrEqual(12);
      expect(groups.filter(({ endsOn }) => endsOn >= cast.today).length).toBeGreaterThanOrEqual(4);
      expect(groups.some(({ endsOn, placements }) => endsOn < cast.today && placements.length >= 12)).toBe(true);
    }
  });

  it('never has a pupil twice in a group at once, nor in two groups for a subject at once', () => {
    for (const { groups, programmes } of cast.schools) {
      const subjectOf = (group: CastGroup) =>
        programmes.find(({ id }) => id === group.programmeId)?.subject ?? group.id;
      const placed = groups.flatMap((group) =>
        group.placements.map((placement) => ({ ...placement, groupId: group.id, subject: subjectOf(group) })),
      );
      for (const [index, one] of placed.entries()) {
        const others = placed.slice(index + 1).filter(({ pupilId }) => pupilId === one.pupilId);
        const clash = others.filter((other) => overlap(one, other) && other.subject === one.subject);
        expect(clash).toEqual([]);
      }
    }
  });

  it('places pupils only while they are on roll and the group runs', () => {
    for (const { school, group } of allGroups) {
      for (const { pupilId, startsOn, endsOn } of group.placements) {
        const pupil = school.pupils.find(({ id }) => id === pupilId);
        expect(pupil).toBeDefined();
        expect(startsOn >= (pupil?.entryDate ?? '9999') && startsOn >= group.startsOn).toBe(true);
        expect((endsOn ?? group.endsOn) <= group.endsOn && (endsOn === null || endsOn >= startsOn)).toBe(true);
        if (pupil?.leavingDate != null) expect((endsOn ?? '9999') <= pupil.leavingDate).toBe(true);
        expect(endsOn === null).toBe(group.endsOn >= cast.today && pupil?.leavingDate === null);
      }
      expect(group.placements.length).toBeLessThanOrEqual(group.capacity);
    }
  });

  it('meets on school days of its timetable, with a register of those placed that day when held', () => {
    for (const { school, group } of allGroups) {
      for (const { heldOn, status, register } of group.sessions) {
        expect(isSchoolDay(school, heldOn)).toBe(true);
        expect(group.slots.some(({ weekday }) => weekday === new Date(heldOn).getUTCDay())).toBe(true);
        expect(status === 'planned').toBe(heldOn >= cast.today);
        const there = group.placements.filter(
          ({ startsOn, endsOn }) => startsOn <= heldOn && (endsOn === null || endsOn >= heldOn),
        );
        const expected = status === 'held' ? there.map(({ pupilId }) => pupilId).sort() : [];
        expect(register.map(({ pupilId }) => pupilId).sort()).toEqual(expected);
      }
    }
  });

  it('never has an adult lead two groups at one time', () => {
    for (const { groups } of cast.schools) {
      const sessions = groups.flatMap(({ sessions: held }) =>
        held.map((s) => `${s.staffId} ${s.heldOn} ${s.startsAt}`),
      );
      expect(new Set(sessions).size).toBe(sessions.length);
    }
  });

  it('has a running group whose sessions mostly did not happen', () => {
    const share = ({ sessions }: CastGroup): number => {
      const due = sessions.filter(({ status }) => status !== 'planned');
      return due.filter(({ status }) => status === 'held').length / Math.max(1, due.length);
    };
    const running = cast.schools[0]?.groups.filter(
      ({ endsOn, startsOn }) => endsOn >= cast.today && startsOn < '2026-11-01',
    );
    expect(running?.some((group) => share(group) < 0.65)).toBe(true);
    expect(running?.some((group) => share(group) > 0.8)).toBe(true);
  });
});

function isSchoolDay({ academicYears, closures }: CastSchool, day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  const inTerm = academicYears.some(({ halfTerms }) =>
    halfTerms.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn),
  );
  return inTerm && weekday >= 1 && weekday <= 5 && !closures.includes(day);
}
