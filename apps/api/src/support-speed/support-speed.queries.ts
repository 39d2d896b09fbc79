import { speedByHalfTerm, type HalfTermSpeed, type StepSpeed } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { AlertReach } from '../alerts/alert-reach';
import type { Caller } from '../core/access/caller';
import { Database, type Transaction } from '../core/database/database';
import { Clock } from '../core/time/clock';
import { schoolCalendar } from '../flags/school-calendar';
import { asFlagTimes, flagTimesSql } from './read-flag-times';
import type { HalfTermSpeedDto, StepSpeedDto, SupportSpeedDto } from './support-speed.dto';

/** How quickly flags lead to support, for leaders; never by class or teacher. */
@Injectable()
export class SupportSpeedQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  read(caller: Caller): Promise<SupportSpeedDto> {
    return this.database.inSchool(caller.schoolId, (tx) => this.in(tx, caller));
  }

  /** Of the subjects and year groups whose alerts the caller reads. */
  async in(tx: Transaction, caller: Caller): Promise<SupportSpeedDto> {
    const { schoolId } = caller;
    const today = this.clock.today();
    const calendar = await schoolCalendar(tx, schoolId, today);
    const rows = await tx.query<Parameters<typeof asFlagTimes>[0][]>(
      `${flagTimesSql}
       JOIN pupil p ON p.school_id = f.school_id AND p.id = f.pupil_id
       LEFT JOIN subject sub ON sub.school_id = f.school_id AND sub.id = f.subject_id
       WHERE f.school_id = $1 AND f.clock_from >= $2
         AND ${AlertReach.sql('f.subject_id', 'sub.strand_of', 'p.cohort_year', 3)}`,
      [schoolId, calendar.halfTerms[0]?.startsOn ?? today, AlertReach.of(caller, 'alerts.read', today).parameter()],
    );
    return { halfTerms: speedByHalfTerm(rows.map(asFlagTimes), today, calendar).map(asDto) };
  }
}

function asDto({ halfTerm, flags, dismissed, toFlag, toClass, toSession, toSupport }: HalfTermSpeed): HalfTermSpeedDto {
  return {
    halfTerm: halfTerm.halfTerm,
    startsOn: halfTerm.startsOn,
    flags,
    dismissed,
    toFlag: stepDto(toFlag),
    toClass: stepDto(toClass),
    toSession: stepDto(toSession),
    toSupport: stepDto(toSupport),
  };
}

const stepDto = ({ median, answered, waiting }: StepSpeed): StepSpeedDto => ({
  days: median.known ? median.days : null,
  because: median.known ? null : median.because,
  answered,
  waiting,
});
