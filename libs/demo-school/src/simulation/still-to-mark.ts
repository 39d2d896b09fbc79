import type { CastResult, CastWindow } from '../cast-marks';
import type { Enrolled } from '../people/roll';
import type { SchoolSpec } from '../school-spec';

/**
 * What a class has not entered yet of the marks that are being collected today and are not due yet: of these, those of
 * the first pupils by surname only. Once they are due everything is in.
 */
export function withoutStillToMark(
  results: readonly CastResult[],
  spec: SchoolSpec,
  windows: readonly CastWindow[],
  roll: readonly Enrolled[],
  today: string,
): CastResult[] {
  const open = windows.find(({ opensOn, dueOn }) => opensOn <= today && today <= dueOn);
  if (!open) return [...results];
  const waiting = new Set(
    spec.stillToMark.flatMap(({ yearGroup, form, subject, entered }) =>
      roll
        .filter((one) => one.form === form && open.startYear - one.pupil.cohortYear === yearGroup)
        .filter(({ pupil }) => pupil.leavingDate === null)
        .map(({ pupil }) => pupil)
        .sort((a, b) => (sortName(a) < sortName(b) ? -1 : 1))
        .slice(entered)
        .map(({ id }) => `${id} ${subject}`),
    ),
  );
  return results.filter(
    ({ pupilId, subject, windowId }) => windowId !== open.id || !waiting.has(`${pupilId} ${subject}`),
  );
}

const sortName = ({ legalSurname, legalForename }: Enrolled['pupil']): string => `${legalSurname} ${legalForename}`;
