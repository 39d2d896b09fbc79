import type { IsoDate } from '@headway/domain';
import {
  type CharacteristicKind,
  kindLabel,
  needToKnow,
} from '../../imports/kinds/characteristics/characteristic-words';
import type { ExportKind } from '../export-kind';
import { dayCell, headings, orderSql, pupilCells, pupilHeadings, type PupilOfRow, pupilSql } from '../pupil-columns';

interface FactRow extends PupilOfRow {
  pupilId: string;
  kind: CharacteristicKind;
  value: string;
  startsOn: IsoDate;
  endsOn: IsoDate | null;
}

/** Facts about pupils with their dates. Who is looked after is in it only for those who may know. */
export const characteristicsExport: ExportKind = {
  key: 'characteristics',
  title: 'Characteristics',
  sentence: 'Facts about pupils such as pupil premium, SEN and EAL, each from when until when.',
  needs: 'pupils.read',
  wholeSchoolOnly: false,
  async columns() {
    return [...pupilHeadings, ...headings('characteristic', 'value', 'starts-on', 'ends-on')];
  },
  async rowsOf(tx, { schoolId, wholeSchool, lookedAfterKnown }, pupilIds) {
    const rows = await tx.query<FactRow[]>(
      `SELECT ${pupilSql}, p.id AS "pupilId", f.kind, f.value, f.starts_on::text AS "startsOn", f.ends_on::text AS "endsOn"
       FROM characteristic f JOIN pupil p ON p.school_id = f.school_id AND p.id = f.pupil_id
       WHERE f.school_id = $1 AND f.pupil_id = ANY($2) ORDER BY ${orderSql}, f.kind, f.starts_on, f.value`,
      [schoolId, pupilIds],
    );
    return (
      rows
        .filter(({ kind, pupilId }) => !needToKnow.has(kind) || lookedAfterKnown.has(pupilId))
        // Ethnicity is for totals: pupil by pupil it goes only to whoever answers for the school's data.
        .filter(({ kind }) => kind !== 'ethnicity' || wholeSchool)
        .map((fact) => [
          ...pupilCells(fact),
          kindLabel(fact.kind),
          fact.value === 'yes' ? 'Y' : fact.value,
          dayCell(fact.startsOn),
          dayCell(fact.endsOn),
        ])
    );
  },
};
