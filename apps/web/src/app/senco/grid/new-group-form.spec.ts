import type { ProgrammeDto } from '@headway/api-client';
import { emptyForm, groupOf, missingIn, withDay, withProgramme, withStart } from './new-group-form';

const programme: ProgrammeDto = {
  id: 'p1',
  name: 'Word reading',
  subjectId: 1,
  subject: 'Reading',
  tier: 'targeted',
  kind: 'academic',
  yearGroups: [5],
  minutes: 25,
  sessionsPerWeek: 3,
  weeks: 6,
  groupSize: 5,
  entryCriteria: null,
  exitCriteria: null,
};

describe('the form of a new group', () => {
  it('starts on the next Monday for six weeks, to a Friday', () => {
    expect(emptyForm('2026-11-26')).toMatchObject({ startsOn: '2026-11-30', endsOn: '2027-01-08' });
    expect(emptyForm('2026-11-23').startsOn).toBe('2026-11-23');
    expect(withStart(emptyForm('2026-11-26'), '2026-12-02').endsOn).toBe('2027-01-12');
  });

  it('takes days, minutes and places from the programme, and its name unless one was typed', () => {
    const form = withProgramme(emptyForm('2026-11-26'), programme, [programme]);
    expect(form).toMatchObject({ name: 'Word reading', days: [1, 3, 5], minutes: '25', capacity: '5' });
    const typed = withProgramme({ ...form, name: 'Early birds' }, { ...programme, id: 'p2', name: 'Other' }, [
      programme,
    ]);
    expect(typed.name).toBe('Early birds');
  });

  it('says what is missing, by field', () => {
    expect(Object.keys(missingIn(emptyForm('2026-11-26')))).toEqual(['programmeId', 'name', 'slots']);
    expect(missingIn(withProgramme(emptyForm('2026-11-26'), programme, [programme]))).toEqual({});
  });

  it('is sent with one time for each day', () => {
    const form = withDay(withProgramme(emptyForm('2026-11-26'), programme, [programme]), 5);
    expect(groupOf(form, 'id')).toMatchObject({
      id: 'id',
      leaderId: null,
      capacity: 5,
      slots: [
        { weekday: 1, startsAt: '09:10', minutes: 25 },
        { weekday: 3, startsAt: '09:10', minutes: 25 },
      ],
    });
  });
});
