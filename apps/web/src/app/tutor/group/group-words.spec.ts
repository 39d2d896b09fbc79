import type { GroupPageDto } from '@headway/api-client';
import { costRows, groupAnswer, groupLede, missingRateWords, stateOf, stayWords } from './group-words';
import { stripWords } from './sessions-strip';

const today = '2026-11-23';
const session = (heldOn: string, status: 'planned' | 'held' | 'cancelled') => ({
  id: heldOn,
  heldOn,
  startsAt: '09:10',
  minutes: 20,
  status,
});
const stay = (startsOn: string, endsOn: string | null, exitReason: string | null = null) => ({
  id: startsOn,
  startsOn,
  endsOn,
  reason: null,
  exitReason,
  version: 1,
});
const group: GroupPageDto = {
  id: 'g1',
  name: 'Word reading',
  programmeId: 'p1',
  programme: 'Word reading',
  subjectId: 1,
  subject: 'Reading',
  leaderId: null,
  leader: 'Mrs Sandhu',
  room: 'Room 3',
  startsOn: '2026-11-02',
  endsOn: '2026-12-18',
  reviewOn: '2026-12-04',
  closed: false,
  capacity: 6,
  preparationMinutes: 0,
  slots: [{ weekday: 1, startsAt: '09:10', minutes: 20 }],
  version: 1,
  sessions: [session('2026-11-09', 'held'), session('2026-11-16', 'cancelled'), session('2026-11-30', 'planned')],
  pupils: [
    {
      pupilId: 'kit',
      name: 'Kit Lim',
      surname: 'Lim',
      className: '5R',
      yearGroup: 5,
      placements: [stay('2026-11-02', null)],
      had: 1,
      due: 2,
      planned: 3,
      minutesHad: 20,
    },
  ],
  otherPupils: 1,
  cost: null,
};

describe('a group in words', () => {
  it('opens with what happened and how full it is', () => {
    expect(groupAnswer(group, today)).toBe('1 of 2 sessions so far happened. 2 of 6 places taken.');
    const ahead = { ...group, sessions: [session('2026-11-30', 'planned')] };
    expect(groupAnswer(ahead, today)).toMatch(/^The first of 1 session is still to come\./);
  });

  it('says who, where and when', () => {
    expect(groupLede(group)).toBe('Mrs Sandhu · Room 3 · Mon 09:10 · 2 Nov to 18 Dec · review Fri 4 Dec');
  });

  it('knows what each session is', () => {
    const states = [
      session('2026-11-16', 'held'),
      session('2026-11-16', 'cancelled'),
      session('2026-11-16', 'planned'),
      session(today, 'planned'),
      session('2026-11-30', 'planned'),
    ].map((one) => stateOf(one, today));
    expect(states).toEqual(['held', 'lost', 'no-register', 'this', 'to-come']);
    expect(stripWords(states)).toBe('5 sessions: 1 happened, 1 lost, 1 without a register, this one, 1 to come');
  });

  it('says from when to when a pupil was in it, and why not longer', () => {
    expect(stayWords(stay('2026-11-02', null))).toBe('from 2 Nov');
    expect(stayWords(stay('2026-11-02', '2026-11-20', 'caught-up'))).toBe('2 Nov to 20 Nov: caught up');
  });
});

describe('cost in words', () => {
  it('names the rate that is missing, never nought', () => {
    expect(missingRateWords({ role: 'teaching-assistant', on: '2026-11-03', moreDays: 0 })).toBe(
      'No rate for teaching assistant on 3 Nov',
    );
    expect(missingRateWords({ role: 'tutor', on: '2026-11-03', moreDays: 1 })).toBe(
      'No rate for tutor on 3 Nov, and on 1 more day',
    );
    expect(missingRateWords({ role: null, on: '2026-11-03', moreDays: 4 })).toBe(
      'Nobody is named to lead on 3 Nov, and on 4 more days',
    );
  });

  it('keeps additional spending and full cost apart', () => {
    const cost = { additional: 5000, full: 12_345 };
    const rows = costRows({
      missingRates: [],
      planned: cost,
      delivered: cost,
      projected: cost,
      pupilsStarted: 0,
      deliveredPerPupil: null,
      projectedPerPupil: null,
      staffMinutes: 0,
      lines: [],
    });
    expect(rows.map(({ what }) => what)).toEqual(['As planned', 'To date', 'To date and what is still to come']);
    expect(rows[0]).toEqual({ what: 'As planned', additional: '£50.00', full: '£123.45' });
  });
});
