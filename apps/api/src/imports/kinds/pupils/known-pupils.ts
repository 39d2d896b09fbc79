import { academicYearOf, type IsoDate } from '@headway/domain';
import type { Transaction } from '../../../core/database/database';
import { type FactKind, factKinds } from './pupil-facts';

/** A pupil as the school has them on the day the file speaks of. */
export interface StoredPupil {
  id: string;
  upn: string;
  formerUpn: string | null;
  legalSurname: string;
  legalForename: string;
  preferredSurname: string | null;
  preferredForename: string | null;
  dateOfBirth: IsoDate | null;
  sex: 'F' | 'M' | 'U';
  cohortYear: number;
  entryDate: IsoDate | null;
  leavingDate: IsoDate | null;
  /** Name of the registration class on that day. */
  registrationGroup: string | null;
  /** Value of each kind of fact that held on that day. */
  facts: Partial<Record<FactKind, string>>;
}

/** All pupils of the school, leavers included, as they are on a day. */
export async function pupilsOn(tx: Transaction, schoolId: number, day: IsoDate): Promise<StoredPupil[]> {
  // A fact or class of a leaver is looked up on the last day.
  const dayOf = `least($2::date, coalesce(p.leaving_date, $2::date))`;
  return tx.query<StoredPupil[]>(
    `SELECT p.id, p.upn, p.former_upn AS "formerUpn", p.legal_surname AS "legalSurname", p.legal_forename AS "legalForename",
            p.preferred_surname AS "preferredSurname", p.preferred_forename AS "preferredForename",
            p.date_of_birth::text AS "dateOfBirth", p.sex, p.cohort_year AS "cohortYear",
            p.entry_date::text AS "entryDate", p.leaving_date::text AS "leavingDate",
            (SELECT c.name FROM class_pupil cp JOIN class c ON c.school_id = cp.school_id AND c.id = cp.class_id
             WHERE cp.school_id = p.school_id AND cp.pupil_id = p.id AND c.kind = 'registration' AND c.start_year = $3
               AND cp.starts_on <= ${dayOf} AND (cp.ends_on IS NULL OR cp.ends_on >= ${dayOf})
             ORDER BY cp.starts_on DESC LIMIT 1) AS "registrationGroup",
            coalesce((SELECT jsonb_object_agg(f.kind, f.value) FROM characteristic f
             WHERE f.school_id = p.school_id AND f.pupil_id = p.id AND f.kind = ANY($4)
               AND f.starts_on <= ${dayOf} AND (f.ends_on IS NULL OR f.ends_on >= ${dayOf})), '{}') AS facts
     FROM pupil p WHERE p.school_id = $1`,
    [schoolId, day, academicYearOf(day), factKinds],
  );
}
