import { academicYearOf, type IsoDate, ncYearCode, yearGroupIn } from '@headway/domain';
import type { ExportKind } from '../export-kind';
import { dayCell, headings, orderSql, pupilCells, type PupilOfRow, pupilSql } from '../pupil-columns';

interface PupilRow extends PupilOfRow {
  preferredSurname: string | null;
  preferredForename: string | null;
  dateOfBirth: IsoDate | null;
  sex: string;
  cohortYear: number;
  entryDate: IsoDate | null;
  leavingDate: IsoDate | null;
  registrationGroup: string | null;
  facts: Partial<Record<'pupil-premium' | 'sen' | 'eal', string>>;
}

const yesNo = (value: string | undefined): string => (value === undefined ? 'N' : 'Y');

/** The list of pupils, leavers included, as an import of pupils reads it. */
export const pupilsExport: ExportKind = {
  key: 'pupils',
  title: 'Pupils',
  sentence:
    'Everybody on the roll now or before: names, dates, year, class, pupil premium, SEN and EAL as they are today.',
  needs: 'pupils.read',
  wholeSchoolOnly: false,
  async columns() {
    return headings(
      'upn',
      'surname',
      'forename',
      'preferred-surname',
      'preferred-forename',
      'date-of-birth',
      'sex',
      'nc-year',
      'registration-group',
      'entry-date',
      'leaving-date',
      'pupil-premium',
      'sen',
      'eal',
    );
  },
  async rowsOf(tx, { schoolId, today }, pupilIds) {
    // A fact or class of a leaver is looked up on the last day.
    const dayOf = 'least($3::date, coalesce(p.leaving_date, $3::date))';
    const rows = await tx.query<PupilRow[]>(
      `SELECT ${pupilSql}, p.preferred_surname AS "preferredSurname", p.preferred_forename AS "preferredForename",
              p.date_of_birth::text AS "dateOfBirth", p.sex, p.cohort_year AS "cohortYear",
              p.entry_date::text AS "entryDate", p.leaving_date::text AS "leavingDate",
              (SELECT c.name FROM class_pupil cp JOIN class c ON c.school_id = cp.school_id AND c.id = cp.class_id
               WHERE cp.school_id = p.school_id AND cp.pupil_id = p.id AND c.kind = 'registration' AND c.start_year = $4
                 AND cp.starts_on <= ${dayOf} AND (cp.ends_on IS NULL OR cp.ends_on >= ${dayOf})
               ORDER BY cp.starts_on DESC LIMIT 1) AS "registrationGroup",
              coalesce((SELECT jsonb_object_agg(f.kind, f.value) FROM characteristic f
               WHERE f.school_id = p.school_id AND f.pupil_id = p.id AND f.kind IN ('pupil-premium', 'sen', 'eal')
                 AND f.starts_on <= ${dayOf} AND (f.ends_on IS NULL OR f.ends_on >= ${dayOf})), '{}') AS facts
       FROM pupil p WHERE p.school_id = $1 AND p.id = ANY($2) ORDER BY ${orderSql}`,
      [schoolId, pupilIds, today, academicYearOf(today)],
    );
    return rows.map((pupil) => {
      const year = yearGroupIn(pupil.cohortYear, academicYearOf(today));
      return [
        ...pupilCells(pupil),
        pupil.preferredSurname,
        pupil.preferredForename,
        dayCell(pupil.dateOfBirth),
        pupil.sex,
        year === undefined ? null : ncYearCode(year),
        pupil.registrationGroup,
        dayCell(pupil.entryDate),
        dayCell(pupil.leavingDate),
        yesNo(pupil.facts['pupil-premium']),
        pupil.facts.sen ?? 'N',
        yesNo(pupil.facts.eal),
      ];
    });
  },
};
