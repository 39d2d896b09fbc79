import { academicYearOf, suppressColumn, suppressPupils, type PupilCount, type ShownCount } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../core/database/database';
import type { ShownCountDto, TotalsDto } from './home.dto';

interface YearRow {
  yearGroup: number;
  pupils: number;
  needHelp: number;
  inSupport: number;
}

/** Numbers of the whole school for people who must not see a pupil: small ones are hidden. */
@Injectable()
export class TotalsQueries {
  async totals(tx: Transaction, schoolId: number, today: string): Promise<TotalsDto> {
    const years = await tx.query<YearRow[]>(
      `SELECT $3::int - p.cohort_year AS "yearGroup", count(*)::int AS pupils,
              (count(*) FILTER (WHERE f.flagged))::int AS "needHelp",
              (count(*) FILTER (WHERE f.flagged AND f.supported))::int AS "inSupport"
       FROM pupil p
       CROSS JOIN LATERAL (
         SELECT count(*) > 0 AS flagged,
                coalesce(bool_or(EXISTS (
                  SELECT 1 FROM placement pl
                  JOIN intervention_group g ON g.school_id = pl.school_id AND g.id = pl.group_id
                  WHERE pl.school_id = f.school_id AND pl.pupil_id = f.pupil_id AND pl.undone_at IS NULL
                    AND (pl.ends_on IS NULL OR pl.ends_on >= $2) AND g.closed_at IS NULL
                    AND g.subject_id = f.subject_id)), false) AS supported
         FROM flag f WHERE f.school_id = p.school_id AND f.pupil_id = p.id AND f.state IN ('open', 'acknowledged')) f
       WHERE p.school_id = $1 AND (p.leaving_date IS NULL OR p.leaving_date > $2)
       GROUP BY p.cohort_year ORDER BY 1`,
      [schoolId, today, academicYearOf(today)],
    );
    const all = years.reduce(plus, { yearGroup: 0, pupils: 0, needHelp: 0, inSupport: 0 });
    const pupils = suppressColumn(years.map(roll));
    const needHelp = suppressColumn(years.map(needing));
    const inSupport = suppressColumn(years.map(supported));
    return {
      pupils: dto(suppressPupils(roll(all))),
      needHelp: dto(suppressPupils(needing(all))),
      inSupport: dto(suppressPupils(supported(all))),
      years: years.map(({ yearGroup }, i) => ({
        yearGroup,
        pupils: dto(pupils[i]),
        needHelp: dto(needHelp[i]),
        inSupport: dto(inSupport[i]),
      })),
    };
  }
}

const roll = ({ pupils }: YearRow): PupilCount => ({ count: pupils, of: null });
const needing = ({ needHelp, pupils }: YearRow): PupilCount => ({ count: needHelp, of: pupils });
const supported = ({ inSupport, needHelp }: YearRow): PupilCount => ({ count: inSupport, of: needHelp });

const plus = (sum: YearRow, year: YearRow): YearRow => ({
  yearGroup: 0,
  pupils: sum.pupils + year.pupils,
  needHelp: sum.needHelp + year.needHelp,
  inSupport: sum.inSupport + year.inSupport,
});

const dto = (count: ShownCount | undefined): ShownCountDto =>
  count?.shown ? { value: count.value, hidden: null } : { value: null, hidden: count?.because ?? 'too-small' };
