import { type ClassDiff, diffOf, inverseOf } from './class-diff';
import { type ClassesNow, stillFits } from './still-fits';

const room = { id: 'one', startYear: 2026, name: '8 Maths 1', kind: 'set' as const, subjectId: 1, endsOn: null };
const member = { classId: 'one', pupilId: 'amira', startsOn: '2026-09-07', endsOn: null };
const adult = { classId: 'one', staffId: 'hale', role: 'teacher' as const, startsOn: '2026-09-01', endsOn: null };
const now = (change: Partial<ClassesNow> = {}): ClassesNow => ({ classes: [room], members: [], staff: [], ...change });
const takenBack = (diff: Partial<ClassDiff>): ClassDiff => inverseOf(diffOf(diff));

describe('whether a change of classes can still be taken back', () => {
  it('can while what it put there stands as it put it', () => {
    const added = takenBack({ members: { before: [], after: [member] } });
    expect(stillFits(added, now({ members: [member] }))).toBe(true);
    expect(stillFits(added, now())).toBe(false);
    expect(stillFits(added, now({ members: [{ ...member, endsOn: '2026-10-23' }] }))).toBe(false);
  });

  it('cannot where something else has taken the place of what it took away', () => {
    const ended = { ...member, endsOn: '2026-10-23' };
    const removed = takenBack({ members: { before: [member], after: [ended] } });
    expect(stillFits(removed, now({ members: [ended] }))).toBe(true);
    const gone = takenBack({ staff: { before: [adult], after: [] } });
    expect(stillFits(gone, now())).toBe(true);
    expect(stillFits(gone, now({ staff: [{ ...adult, role: 'assistant' }] }))).toBe(false);
  });

  it('takes a new class away only while nobody is in it', () => {
    const made = takenBack({ classes: { before: [], after: [room] } });
    expect(stillFits(made, now())).toBe(true);
    expect(stillFits(made, now({ members: [member] }))).toBe(false);
    expect(stillFits(made, now({ staff: [adult] }))).toBe(false);
    const withPupils = takenBack({
      classes: { before: [], after: [room] },
      members: { before: [], after: [member] },
    });
    expect(stillFits(withPupils, now({ members: [member] }))).toBe(true);
  });

  it('gives a name back only while no other class of the year has it, and nobody has renamed it since', () => {
    const named = takenBack({ classes: { before: [room], after: [{ ...room, name: '8 Maths A' }] } });
    const renamed = { ...room, name: '8 Maths A' };
    expect(stillFits(named, now({ classes: [renamed] }))).toBe(true);
    expect(stillFits(named, now({ classes: [renamed, { ...room, id: 'two' }] }))).toBe(false);
    expect(stillFits(named, now({ classes: [renamed, { ...room, id: 'two', startYear: 2025 }] }))).toBe(true);
    expect(stillFits(named, now({ classes: [{ ...room, name: '8 Maths B' }] }))).toBe(false);
  });

  it('cannot where the class is no longer there', () => {
    const removed = takenBack({ members: { before: [member], after: [] } });
    expect(stillFits(removed, now({ classes: [] }))).toBe(false);
  });
});
