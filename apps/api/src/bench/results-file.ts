import { windowOfNumber } from '@headway/domain';
import type { CastResult, CastSchool } from '@headway/demo-school';

const header = 'UPN,Surname,Forename,Academic year,Half term,Subject,Result';

/** Results of a school on their subjects' own scales, as a results file gives them; the first `rows` of them. */
export function resultsFile(school: CastSchool, rows: number): Buffer {
  const pupils = new Map(school.pupils.map((pupil) => [pupil.id, pupil]));
  const subjects = new Map(school.subjects.map((subject) => [subject.key, subject]));
  const labels = new Map(
    school.scales.map(({ key, steps }) => [key, new Map(steps.map(({ value, label }) => [value, label]))]),
  );
  const shown = ({ value, code, scale }: CastResult): string =>
    value === null ? (code ?? '') : (labels.get(scale)?.get(value) ?? String(value));
  const lines = school.results.flatMap((result): string[] => {
    const pupil = pupils.get(result.pupilId);
    const subject = subjects.get(result.subject);
    if (!pupil || !subject || subject.scale !== result.scale) return [];
    const { startYear, halfTerm } = windowOfNumber(result.windowId);
    const year = `${startYear}/${(startYear + 1) % 100}`;
    const cells = [pupil.upn, pupil.legalSurname, pupil.legalForename, year, halfTerm, subject.name, shown(result)];
    return [cells.join(',')];
  });
  if (lines.length < rows) throw new Error(`The made-up school has ${lines.length} results; ${rows} were asked for.`);
  return Buffer.from([header, ...lines.slice(0, rows), ''].join('\n'));
}
