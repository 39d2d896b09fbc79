import type { PointDto, PupilTargetsDto, ScaleDto, TargetSubjectDto, WorkingToDto } from '@headway/api-client';
import { labelOf, parseTarget, type Scale } from '@headway/domain';
import { shortDate } from '../../shared/words/dates';
import {
  possessive,
  subjectInSentence,
  windowName,
  windowNameWithYear,
  yearName,
} from '../../shared/words/school-words';

type Scales = readonly ScaleDto[];

const scaleOf = (scales: Scales, id: number | null): ScaleDto | undefined => scales.find((scale) => scale.id === id);

/** A value as its scale writes it. */
export function valueWords(value: number, scaleId: number, scales: Scales): string {
  const scale = scaleOf(scales, scaleId);
  return scale ? labelOf(value, scale) : String(value);
}

/** Why a text is neither a target nor a forecast on a scale; null where it is, and for an empty one. */
export function pointProblem(text: string, scale: Scale): string | null {
  const target = parseTarget(text, scale);
  return target.ok ? null : target.because;
}

/** What holds on a day; null: what the class works to. */
export function workingOn(subject: TargetSubjectDto, day: string): WorkingToDto | null {
  return (
    subject.workingTo.find(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn >= day)) ?? null
  );
}

/** "Year 3, on Our small steps". */
export function workingToWords({ yearGroup, scaleId }: WorkingToDto, scales: Scales): string {
  const parts = [
    yearGroup === null ? null : yearName(yearGroup),
    scaleId === null ? null : `on ${scaleOf(scales, scaleId)?.name ?? 'another scale'}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** "at the class’s level", "at the level of Year 3, on Our small steps". */
export function levelWords(current: WorkingToDto | null, scales: Scales): string {
  if (current === null) return 'at the class’s level';
  const words = workingToWords(current, scales);
  return current.yearGroup === null ? `at the class’s level, ${words}` : `at the level of ${words}`;
}

/** "from 7 Sep", "7 Sep to 18 Dec". */
export function spanWords({ startsOn, endsOn }: WorkingToDto): string {
  return endsOn === null ? `from ${shortDate(startsOn)}` : `${shortDate(startsOn)} to ${shortDate(endsOn)}`;
}

/** "Latest: 28, Autumn 2 2026/27"; null without a result. */
export function latestWords({ latest }: TargetSubjectDto, scales: Scales): string | null {
  if (latest === null) return null;
  const codes = { A: 'absent', N: 'not assessed', B: 'below the scale' };
  const said = latest.value === null ? codes[latest.code ?? 'N'] : valueWords(latest.value, latest.scaleId, scales);
  return `Latest: ${said}, ${windowNameWithYear(latest.windowId)}`;
}

/** "28 until 3 Oct, set by Mrs Hale". */
export function earlierWords({ value, scaleId, at, by }: PointDto, scales: Scales): string {
  const who = by === null ? '' : ` by ${by}`;
  return `${valueWords(value, scaleId, scales)}, set${who} on ${shortDate(at.slice(0, 10))}`;
}

/** What the page says first. */
export function targetsAnswer({ forename, subjects, today }: PupilTargetsDto, windowId: number): string {
  const count = subjects.filter(({ targets }) => targets.some((target) => target.windowId === windowId)).length;
  const when = windowName(windowId);
  const some = count === 1 ? 'one target' : `${count} targets`;
  const targets = count === 0 ? `${forename} has no target for ${when} yet` : `${forename} has ${some} for ${when}`;
  const apart = subjects
    .filter((subject) => workingOn(subject, today) !== null)
    .map(({ name }) => subjectInSentence(name));
  if (apart.length === 0) return `${targets}.`;
  return `${targets}, and works at another level in ${listed(apart)}.`;
}

/** "Amira’s reading target". */
export const targetName = (forename: string, subject: string): string =>
  `${possessive(forename)} ${subjectInSentence(subject)} target`;

function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
