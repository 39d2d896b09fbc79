import { Injectable } from '@nestjs/common';
import { PupilGate } from '../core/access/pupil-gate';
import { subjectsOf, type Caller } from '../core/access/caller';
import { Database, type Transaction } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import type {
  LatestAnalysisDto,
  AnalysisRunDto,
  ProgressPageDto,
  ProgressQuery,
  PupilProgressDto,
} from './analysis.dto';

interface RunRow extends Omit<AnalysisRunDto, 'startedAt' | 'finishedAt'> {
  startedAt: Date;
  finishedAt: Date | null;
}

/** How the analysis stands and what it found, pupil by pupil. */
@Injectable()
export class AnalysisQueries {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
  ) {}

  latest(caller: Caller): Promise<LatestAnalysisDto> {
    return this.database.inSchool(caller.schoolId, (tx) => this.latestIn(tx, caller.schoolId));
  }

  /** The same inside a transaction that reads other things too. */
  async latestIn(tx: Transaction, schoolId: number): Promise<LatestAnalysisDto> {
    const [run] = await tx.query<RunRow[]>(
      `SELECT id, status, kind, differences, done, total, flags_opened AS "flagsOpened", flags_updated AS "flagsUpdated",
              flags_resolved AS "flagsResolved", failure, started_at AS "startedAt", finished_at AS "finishedAt"
       FROM analysis_run WHERE school_id = $1 ORDER BY started_at DESC, id DESC LIMIT 1`,
      [schoolId],
    );
    const [promised] = await tx.query<unknown[]>(
      `SELECT 1 FROM outbox WHERE school_id = $1 AND job IN ('analyse-school', 'analyse-changes') AND dead_at IS NULL LIMIT 1`,
      [schoolId],
    );
    return {
      run: run
        ? {
            ...run,
            startedAt: run.startedAt.toISOString(),
            finishedAt: run.finishedAt?.toISOString() ?? null,
          }
        : null,
      waiting: promised !== undefined,
    };
  }

  /** Position and progress of everyone the caller may see, in one subject and window. */
  progress(caller: Caller, query: ProgressQuery): Promise<ProgressPageDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const [subject] = await tx.query<unknown[]>('SELECT 1 FROM subject WHERE school_id = $1 AND id = $2', [
        schoolId,
        query.subjectId,
      ]);
      const subjects = subjectsOf(caller, 'results.read');
      if (!subject || (subjects && !subjects.includes(query.subjectId))) throw notFound('subject');
      const reach = await this.gate.allowedInSubjects(tx, { caller, permission: 'results.read', pupilIds: 'all' });
      const pupilIds = [...reach.allowed.keys()].filter((id) => reach.covers(id, query.subjectId));
      const rows = await tx.query<(PupilProgressDto & { total: string })[]>(
        `SELECT g.pupil_id AS "pupilId", p.upn, g.position, g.residual_one AS "residualOne",
                g.residual_two AS "residualTwo", count(*) OVER () AS total
         FROM progress g JOIN pupil p ON p.school_id = g.school_id AND p.id = g.pupil_id
         WHERE g.school_id = $1 AND g.subject_id = $2 AND g.window_id = $3 AND g.pupil_id = ANY($4)
         ORDER BY g.pupil_id OFFSET $5 LIMIT $6`,
        [schoolId, query.subjectId, query.windowId, pupilIds, query.offset, query.limit],
      );
      const seen = new Map(rows.map(({ pupilId }) => [pupilId, reach.allowed.get(pupilId) ?? '']));
      await this.gate.recordRead(tx, caller, 'progress.read', seen);
      return { total: Number(rows[0]?.total ?? 0), rows: rows.map(({ total: _, ...row }) => row) };
    });
  }
}
