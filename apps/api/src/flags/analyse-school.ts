import { academicYearOf, daysBetween, settingsFor, yearGroupIn, type FlagSettings } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { decideAlerts, foundAlerts, type FoundAlert } from '../alerts/decide-alerts';
import { readLiveAlerts, writeAlerts } from '../alerts/write-alerts';
import { Database, type Transaction } from '../core/database/database';
import type { Delivery } from '../core/jobs/job';
import { keepPromise, lockSchoolJob } from '../core/jobs/outbox';
import { Clock } from '../core/time/clock';
import { newId } from '../core/time/new-id';
import { rulesInUse } from '../flag-rules/rules-in-use.queries';
import { analysedCohorts, type AnalysedCohort } from './analysed-cohorts';
import { AnalysisRuns, nothingDone, type AnalysisOutcome, type AnalysisRun } from './analysis-runs';
import { AnalysisScope, takeChanges } from './analysis-scope';
import { readBackground } from './read-background';
import { decideFlags } from './decide-flags';
import { foundNeeds, foundProgress, foundWholePupilNeeds, type FoundNeed } from './found-needs';
import { KnownProgress } from './known-progress';
import { readCohorts } from './read-cohorts';
import { readWholePupils } from './read-whole-pupils';
import { RunReporter } from './run-reporter';
import { writeCohortStates, writeDoingWell } from './write-cohort-states';
import { dropProgress, readLiveFlags, writeFlags, writeProgress } from './write-findings';

/** A subject a year group has had no window in for this long is over for it (phonics after Year 2). */
const overAfterDays = 365;

type Asked = Pick<AnalysisRun, 'kind' | 'why'> & {
  /** The day it is done for; today unless said otherwise. */
  asOf?: string;
  /** The promises it keeps; left out where an operator asked. */
  delivery?: Pick<Delivery, 'outboxIds'>;
};

/**
 * Analyses the results of a school, or of the cohorts that changed, and brings progress, flags and alerts up to date. Run
 * twice, the second changes nothing; of changed cohorts or of all, the same is found of each.
 */
@Injectable()
export class AnalyseSchool {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly runs: AnalysisRuns,
  ) {}

  /** @returns what it did: nothing, when somebody cancelled it. */
  async run(schoolId: number, asked: Asked): Promise<AnalysisOutcome> {
    const run: AnalysisRun = { schoolId, runId: newId(), kind: asked.kind, why: asked.why };
    await this.runs.begin(run);
    const reporter = new RunReporter(this.database, schoolId, run.runId);
    try {
      return await this.database.inSchool(schoolId, async (tx) => {
        // Two runs at once could each overwrite what the other has just found.
        await lockSchoolJob(tx, schoolId, 'analyse-school');
        const changes = await takeChanges(tx, schoolId);
        const scope = asked.kind === 'changes' ? AnalysisScope.of(changes) : AnalysisScope.whole;
        const outcome = await this.analyse(tx, run, { scope, today: asked.asOf ?? this.clock.today(), reporter });
        await reporter.stop();
        await this.runs.finish(tx, run, outcome);
        if (asked.delivery) await keepPromise(tx, asked.delivery);
        return outcome;
      });
    } catch (error) {
      await reporter.stop();
      if (error instanceof Cancelled) {
        await this.runs.cancel(run, asked.delivery?.outboxIds ?? []);
        return nothingDone(run.runId);
      }
      // Where the database is away, the run's row is closed by the next run instead.
      await this.runs.fail(run).catch(() => undefined);
      throw error;
    }
  }

  private async analyse(
    tx: Transaction,
    { schoolId, runId }: AnalysisRun,
    { scope, today, reporter }: { scope: AnalysisScope; today: string; reporter: RunReporter },
  ): Promise<AnalysisOutcome> {
    const startYear = academicYearOf(today);
    const rules = await rulesInUse(tx, schoolId);
    const settingsOf = (cohortYear: number): FlagSettings =>
      settingsFor(rules.settings, yearGroupIn(cohortYear, startYear) ?? 0);
    const cohorts = await readCohorts(tx, schoolId, today, scope);
    const known = await KnownProgress.read(tx, schoolId, scope);
    const liveAlerts = await readLiveAlerts(tx, schoolId, scope);
    const background = await readBackground(tx, schoolId, { today, scope, liveAlerts, settingsOf });
    const analysed: AnalysedCohort[] = [];
    const needs: FoundNeed[] = [];
    const alerts: FoundAlert[] = [];
    let progressWritten = 0;
    for await (const one of analysedCohorts(cohorts, background)) {
      const { cohort, isStrand, analysis } = one;
      if (reporter.isCancelled) throw new Cancelled();
      reporter.tell(analysed.length, cohorts.length);
      const news = known.different(cohort.subjectId, foundProgress(cohort, analysis));
      progressWritten += await writeProgress(tx, schoolId, cohort.subjectId, news);
      if (isStillTaught(cohort.facts.windows, today)) {
        if (!isStrand) needs.push(...foundNeeds(cohort, analysis));
        alerts.push(...foundAlerts(cohort, analysis.levels));
      }
      analysed.push(one);
    }
    await dropProgress(tx, schoolId, known.stale());
    await writeCohortStates(tx, schoolId, analysed, scope);
    await writeDoingWell(tx, schoolId, analysed, scope);
    needs.push(...(await this.wholePupilNeeds(tx, schoolId, { today, startYear, scope, settingsOf })));
    const when = { schoolId, at: this.clock.now(), today, settingsVersion: rules.version };
    const decisions = decideFlags(await readLiveFlags(tx, schoolId, scope), needs);
    await writeFlags(tx, decisions, when);
    return {
      runId,
      cohorts: cohorts.length,
      progressWritten,
      flagsOpened: decisions.open.length,
      flagsUpdated: decisions.change.length + decisions.reopen.length,
      flagsResolved: decisions.resolve.length,
      alertsChanged: await writeAlerts(tx, decideAlerts(liveAlerts, alerts), when),
    };
  }

  private async wholePupilNeeds(
    tx: Transaction,
    schoolId: number,
    { today, startYear, scope, settingsOf }: WholePupilQuestion,
  ): Promise<FoundNeed[]> {
    const years = scope.wholePupilYears();
    if (years?.length === 0) return [];
    const pupils = await readWholePupils(tx, schoolId, { today, startYear, years });
    return foundWholePupilNeeds(pupils, settingsOf, { today, windowId: startYear * 10 + 1 });
  }
}

/** Ends the run's transaction, so that nothing of it holds. */
class Cancelled extends Error {}

interface WholePupilQuestion {
  today: string;
  startYear: number;
  scope: AnalysisScope;
  settingsOf: (cohortYear: number) => FlagSettings;
}

/** Whether the year group had a window in the subject within a year. */
export function isStillTaught(windows: readonly { dueOn: string | null }[], today: string): boolean {
  return windows.some(({ dueOn }) => dueOn !== null && daysBetween(dueOn, today) <= overAfterDays);
}
