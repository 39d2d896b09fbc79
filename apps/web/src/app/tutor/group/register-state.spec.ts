import type { RegisterDto, RegisterPupilDto } from '@headway/api-client';
import { NOTHING, allHere, andThen, besideName, registerFoot, tapped, withUnsaved } from './register-state';

const pupil = (pupilId: string, over: Partial<RegisterPupilDto> = {}): RegisterPupilDto => ({
  pupilId,
  name: `${pupilId} Stark`,
  forename: pupilId,
  className: '5 Hazel',
  mark: null,
  why: null,
  first: false,
  awayBefore: 0,
  ...over,
});
const register = (...pupils: RegisterPupilDto[]): RegisterDto => ({
  id: 's1',
  groupId: 'g1',
  group: 'Word reading',
  room: 'Room 3',
  heldOn: '2026-11-23',
  startsAt: '09:10',
  endsAt: '09:30',
  plannedMinutes: 20,
  heldMinutes: null,
  status: 'planned',
  note: null,
  version: 1,
  canTake: true,
  strip: [],
  pupils,
});

describe('a register with taps on top', () => {
  it('marks everybody here who is not marked yet; who is away or late stays so', () => {
    const of = register(pupil('Kit'), pupil('Alfie', { mark: 'absent', why: 'trip' }), pupil('Ida', { mark: 'late' }));
    const after = withUnsaved(of, allHere(of.pupils));
    expect(after.pupils.map(({ mark }) => mark)).toEqual(['present', 'absent', 'late']);
    expect(after.status).toBe('held');
  });

  it('turns here to away, and anything else to here, with one tap', () => {
    expect([tapped('present'), tapped('absent'), tapped('late'), tapped(null)].map(({ mark }) => mark)).toEqual([
      'absent',
      'present',
      'present',
      'present',
    ]);
  });

  it('keeps the last of several taps on a pupil, and those on others', () => {
    const taps = [
      { marks: { Kit: { mark: 'present', why: null } } },
      { marks: { Alfie: { mark: 'absent', why: null } }, note: 'Short of time' },
      { marks: { Alfie: { mark: 'absent', why: 'trip' } } },
    ] as const;
    const all = taps.reduce(andThen, NOTHING);
    expect(all).toEqual({
      marks: { Kit: { mark: 'present', why: null }, Alfie: { mark: 'absent', why: 'trip' } },
      note: 'Short of time',
    });
  });

  it('has no marks when the session did not run', () => {
    const taps = andThen({ marks: { Kit: { mark: 'present', why: null } } }, { status: 'cancelled', marks: {} });
    const after = withUnsaved(register(pupil('Kit', { mark: 'late' })), taps);
    expect(after.pupils[0]?.mark).toBeNull();
    expect(registerFoot(after).here).toBe('This session did not run');
  });
});

describe('the foot of a register', () => {
  it('counts who is here, late ones too, and says who is away and why', () => {
    const of = register(
      pupil('Kit', { mark: 'present' }),
      pupil('Ida', { mark: 'late' }),
      pupil('Alfie', { mark: 'absent', why: 'kept-in-class' }),
      pupil('Mo'),
    );
    expect(registerFoot(of)).toEqual({
      here: '2 of 4 here',
      away: 'Alfie away: kept in class, 1 pupil not marked yet',
    });
  });

  it('does not complain before the first tap', () => {
    expect(registerFoot(register(pupil('Kit')))).toEqual({ here: '0 of 1 here', away: '' });
  });
});

describe('beside a name', () => {
  it.each([
    [{ first: true }, 'first session'],
    [{ awayBefore: 1, mark: 'absent' as const }, '2nd time running'],
    [{ awayBefore: 3, mark: 'absent' as const }, '4th time running'],
    [{ awayBefore: 2 }, 'away the last 2 times'],
    [{ awayBefore: 1 }, undefined],
  ])('with %p stands %p', (over, text) => expect(besideName(pupil('Kit', over))?.text).toBe(text));
});
