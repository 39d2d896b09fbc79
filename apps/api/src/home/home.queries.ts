import { Injectable } from '@nestjs/common';
import { AlertsQueries } from '../alerts/alerts.queries';
import { may, type Caller } from '../core/access/caller';
import { Database, type Transaction } from '../core/database/database';
import { Clock } from '../core/time/clock';
import { AnalysisQueries } from '../flags/analysis.queries';
import { FlagsQueries } from '../flags/flags.queries';
import { SupportSpeedQueries } from '../support-speed/support-speed.queries';
import { ClassHelpQueries } from './class-help.queries';
import { CollectionsQueries } from './collections.queries';
import type { HomeDto, WaitingImportDto } from './home.dto';
import { SessionsTodayQueries } from './sessions-today.queries';
import { TotalsQueries } from './totals.queries';

/** What a person's first page shows. */
@Injectable()
export class HomeQueries {
  constructor(
    private readonly database: Database,
    private readonly flags: FlagsQueries,
    private readonly classes: ClassHelpQueries,
    private readonly alerts: AlertsQueries,
    private readonly speed: SupportSpeedQueries,
    private readonly analysis: AnalysisQueries,
    private readonly collections: CollectionsQueries,
    private readonly sessions: SessionsTodayQueries,
    private readonly totals: TotalsQueries,
    private readonly clock: Clock,
  ) {}

  home(caller: Caller): Promise<HomeDto> {
    const { schoolId } = caller;
    const today = this.clock.today();
    return this.database.inSchool(schoolId, async (tx) => ({
      today,
      flags: may(caller, 'flags.read') ? await this.flags.counts(tx, caller) : null,
      classes: may(caller, 'flags.read') ? await this.classes.of(tx, caller, today) : null,
      alerts: may(caller, 'alerts.read') ? await this.alerts.counts(tx, caller) : null,
      speed: may(caller, 'alerts.read') ? await this.speed.in(tx, caller) : null,
      collections: may(caller, 'results.write') ? await this.collections.open(tx, caller, today) : null,
      nextWindow: may(caller, 'results.read') ? await this.collections.next(tx, schoolId, today) : null,
      sessions: may(caller, 'groups.read') ? await this.sessions.today(tx, caller, today) : null,
      reviews: may(caller, 'groups.write') ? await this.sessions.reviewsDue(tx, caller, today) : null,
      imports: may(caller, 'imports.run') ? await this.waitingImports(tx, schoolId) : null,
      analysis: await this.analysis.latestIn(tx, schoolId),
      totals: await this.totals.totals(tx, schoolId, today),
    }));
  }

  /** Imports that somebody began and that have not ended. */
  private async waitingImports(tx: Transaction, schoolId: number): Promise<WaitingImportDto[]> {
    const rows = await tx.query<(Omit<WaitingImportDto, 'createdAt'> & { createdAt: Date })[]>(
      `SELECT id, file_name AS "fileName", status, created_at AS "createdAt" FROM import_run
       WHERE school_id = $1 AND status NOT IN ('applied', 'cancelled', 'failed') ORDER BY created_at DESC LIMIT 10`,
      [schoolId],
    );
    return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  }
}
