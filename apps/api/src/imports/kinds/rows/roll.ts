import { checkUpn, type IsoDate } from '@headway/domain';
import type { Transaction } from '../../../core/database/database';
import { BadCell } from './bad-cell';
import { nameIn } from './read-table';
import type { RowCells } from './row-cells';
import type { TableFindings } from './table-findings';

/** A pupil of the school, now or before. */
export interface PupilOnRoll {
  id: string;
  /** "Surname, Forename". */
  name: string;
  cohortYear: number;
  entryDate: IsoDate | null;
  leavingDate: IsoDate | null;
}

interface RollRow extends PupilOnRoll {
  upn: string;
  formerUpn: string | null;
}

/** Everybody of the school, leavers included, found by the UPN or a former one. */
export class Roll {
  private constructor(private readonly byUpn: ReadonlyMap<string, PupilOnRoll>) {}

  static async of({ tx, schoolId }: { tx: Transaction; schoolId: number }): Promise<Roll> {
    const rows = await tx.query<RollRow[]>(
      `SELECT id, upn, former_upn AS "formerUpn", cohort_year AS "cohortYear", entry_date::text AS "entryDate",
              leaving_date::text AS "leavingDate", coalesce(preferred_surname, legal_surname) || ', ' ||
              coalesce(preferred_forename, legal_forename) AS name
       FROM pupil WHERE school_id = $1`,
      [schoolId],
    );
    const former = new Map<string, PupilOnRoll[]>();
    for (const { upn: _, formerUpn, ...pupil } of rows) {
      if (formerUpn !== null) former.set(formerUpn, [...(former.get(formerUpn) ?? []), pupil]);
    }
    const byUpn = new Map<string, PupilOnRoll>();
    // A former UPN that two pupils have had tells nobody.
    for (const [upn, [pupil, ...others]] of former) if (pupil && others.length === 0) byUpn.set(upn, pupil);
    for (const { upn, formerUpn: _, ...pupil } of rows) byUpn.set(upn, pupil);
    return new Roll(byUpn);
  }

  /**
   * Whose row it is.
   * @returns null, and writes down why, when it is nobody of this school.
   * @throws BadCell when there is no UPN.
   */
  pupilOf(cells: RowCells, findings: TableFindings): PupilOnRoll | null {
    const text = cells.text('upn');
    const upn = checkUpn(text);
    const pupil = this.byUpn.get(upn.upn);
    if (pupil) return pupil;
    if (upn.status === 'malformed') throw new BadCell('upn', text, upn.because);
    const hint = upn.status === 'wrong-check-letter' ? `. Its check letter should be ${upn.expected}` : '';
    const why = `No pupil of this school, now or before, has this UPN${hint}`;
    findings.notOnRoll(cells.row, upn.upn, why, nameIn(cells));
    return null;
  }
}
