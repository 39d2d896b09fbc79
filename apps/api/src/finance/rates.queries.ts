import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { Database } from '../core/database/database';
import type { RateDto, RatesDto } from './finance.dto';

/** What an hour of each pay role costs. */
@Injectable()
export class RatesQueries {
  constructor(private readonly database: Database) {}

  list(caller: Caller): Promise<RatesDto> {
    return this.database.inSchool(caller.schoolId, async (tx) => {
      const rates = await tx.query<RateDto[]>(
        `SELECT role, starts_on::text AS "startsOn", pence_per_hour AS "pencePerHour", additional
         FROM staff_rate ORDER BY role, starts_on DESC`,
      );
      const missing = await tx.query<{ role: string }[]>(
        `SELECT DISTINCT s.rate_role AS role FROM staff s WHERE s.rate_role IS NOT NULL AND NOT EXISTS (
           SELECT 1 FROM staff_rate r WHERE r.school_id = s.school_id AND r.role = s.rate_role)
         ORDER BY 1`,
      );
      return { rates, rolesWithoutRate: missing.map(({ role }) => role) };
    });
  }
}
