import type { CreateGroupDto, ProgrammeDto, SlotDto } from '@headway/api-client';
import { addDays, dayOfWeek } from '@headway/domain';

/** What the form holds: as typed, so that nothing typed is ever lost. */
export interface GroupForm {
  readonly programmeId: string;
  readonly name: string;
  readonly leaderId: string;
  readonly room: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly days: readonly number[];
  readonly startsAt: string;
  readonly minutes: string;
  readonly capacity: string;
}

export const WEEKDAYS = [
  [1, 'Mon'],
  [2, 'Tue'],
  [3, 'Wed'],
  [4, 'Thu'],
  [5, 'Fri'],
] as const;

/** Days that spread sessions over the week. */
const SPREAD: Readonly<Record<number, readonly number[]>> = { 1: [2], 2: [2, 4], 3: [1, 3, 5], 4: [1, 2, 4, 5] };

/** Groups are short: six weeks unless somebody says otherwise. */
const USUAL_DAYS = 6 * 7;

/** A form to start from: the next Monday, six weeks, ten past nine. */
export function emptyForm(today: string): GroupForm {
  const startsOn = dayOfWeek(today) === 1 ? today : addDays(today, 8 - dayOfWeek(today));
  return {
    programmeId: '',
    name: '',
    leaderId: '',
    room: '',
    startsOn,
    endsOn: lastFriday(startsOn),
    days: [],
    startsAt: '09:10',
    minutes: '20',
    capacity: '6',
  };
}

/** Choosing a programme fills in what it says of its groups; a name somebody typed stays. */
export function withProgramme(
  form: GroupForm,
  programme: ProgrammeDto,
  programmes: readonly ProgrammeDto[],
): GroupForm {
  const untouched = form.name === '' || programmes.some(({ name }) => name === form.name);
  return {
    ...form,
    programmeId: programme.id,
    name: untouched ? programme.name : form.name,
    days: SPREAD[programme.sessionsPerWeek] ?? [1, 2, 3, 4, 5],
    minutes: String(programme.minutes),
    capacity: String(programme.groupSize),
  };
}

/** Another first day moves the last one with it. */
export function withStart(form: GroupForm, startsOn: string): GroupForm {
  return /^\d{4}-\d{2}-\d{2}$/.test(startsOn)
    ? { ...form, startsOn, endsOn: lastFriday(startsOn) }
    : { ...form, startsOn };
}

export function withDay(form: GroupForm, day: number): GroupForm {
  const days = form.days.includes(day) ? form.days.filter((one) => one !== day) : [...form.days, day].sort();
  return { ...form, days };
}

/** What is missing, by field; empty when the form can be sent. */
export function missingIn(form: GroupForm): Readonly<Record<string, string>> {
  return {
    ...(form.programmeId === '' && { programmeId: 'Choose a programme' }),
    ...(form.name.trim() === '' && { name: 'Give the group a name' }),
    ...(form.startsOn === '' && { startsOn: 'Say on which day it starts' }),
    ...(form.days.length === 0 && { slots: 'Choose at least one day of the week' }),
    ...(form.startsAt === '' && { slots: 'Say at what time it meets' }),
  };
}

export function groupOf(form: GroupForm, id: string): CreateGroupDto {
  const slots: SlotDto[] = form.days.map((weekday) => ({
    weekday,
    startsAt: form.startsAt,
    minutes: Number(form.minutes),
  }));
  return {
    id,
    programmeId: form.programmeId,
    name: form.name.trim(),
    leaderId: form.leaderId || null,
    room: form.room.trim() || null,
    startsOn: form.startsOn,
    ...(form.endsOn && { endsOn: form.endsOn }),
    capacity: Number(form.capacity),
    slots,
  };
}

function lastFriday(startsOn: string): string {
  const sixWeeks = addDays(startsOn, USUAL_DAYS - 1);
  const day = dayOfWeek(sixWeeks);
  return day > 5 ? addDays(sixWeeks, 5 - day) : sixWeeks;
}
