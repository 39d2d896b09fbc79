import { academicYearOf } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { reachedSql } from '../core/access/subject-reach';
import { Database, type Transaction } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import type {
  RuleTrialDto,
  TrialChangeDto,
  TrialChangesDto,
  TrialChangesQuery,
  TrialClassDto,
  TrialFindingsDto,
} from './rule-trials.dto';
import type { TrialFindings } from './trial-findings';

type CountedFindings = Omit<TrialFindings, 'changes'>;
type TrialRow = Omit<RuleTrialDto, 'askedAt' | 'finishedAt' | 'findings'> & {
  askedAt: Date;
  finishedAt: Date | null;
  findings: CountedFindings | null;
};

/** The newest try-out of a school, without pupils; null: there was none. */
export async function readNewestTrial(tx: Transaction, schoolId: number): Promise<RuleTrialDto | null> {
  return readTrial(tx, schoolId, null);
}

async function readTrial(tx: Transaction, schoolId: number, trialId: string | null): Promise<RuleTrialDto | null> {
  const [row] = await tx.query<TrialRow[]>(
    `SELECT id, status, version AS number, revision AS version, done, total, failure, asked_at AS "askedAt",
            finished_at AS "finishedAt", findings - 'changes' AS findings
     FROM rule_trial WHERE school_id = $1 AND ($2::uuid IS NULL OR id = $2) ORDER BY asked_at DESC, id DESC LIMIT 1`,
    [schoolId, trialId],
  );
  if (!row) return null;
  return {
    ...row,
    askedAt: row.askedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    findings: row.findings && (await withClassNames(tx, schoolId, row.findings)),
  };
}

async function withClassNames(
  tx: Transaction,
  schoolId: number,
  { comparedWith, windows, classes }: CountedFindings,
): Promise<TrialFindingsDto> {
  const names = await tx.query<{ id: string; name: string }[]>(
    'SELECT id, name FROM class WHERE school_id = $1 AND id = ANY($2)',
    [schoolId, classes.flatMap(({ classId }) => classId ?? [])],
  );
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const named = classes.map((one): TrialClassDto => ({ ...one, className: nameOf.get(one.classId ?? '') ?? null }));
  const byName = new Intl.Collator('en-GB', { numeric: true });
  // Pupils without a class come last.
  const place = ({ className }: TrialClassDto): string => className ?? '￿';
  return { comparedWith, windows, classes: named.toSorted((a, b) => byName.compare(place(a), place(b))) };
}

/** What try-outs found: counts for everybody who may set rules, names of those pupils only whom the reader may see. */
@Injectable()
export class RuleTrialsQueries {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly clock: Clock,
  ) {}

  one({ schoolId }: Caller, trialId: string): Promise<RuleTrialDto> {
    return this.database.inSchool(schoolId, async (tx) => {
      const trial = await readTrial(tx, schoolId, trialId);
      if (!trial) throw notFound('try-out');
      return trial;
    });
  }

  /** The pupils a try-out would add and drop in a window, class by class. */
  changes(caller: Caller, trialId: string, { windowId, offset, limit }: TrialChangesQuery): Promise<TrialChangesDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      if (!(await readTrial(tx, schoolId, trialId))) throw notFound('try-out');
      const reach = await this.gate.allowedInSubjects(tx, { caller, permission: 'flags.read', pupilIds: 'all' });
      const today = this.clock.today();
      const [found] = await tx.query<{ total: number; seen: number; rows: TrialChangeDto[] | null }[]>(
        `WITH change AS (
           SELECT (c->>'pupilId')::uuid AS pupil_id, (c->>'subjectId')::int AS subject_id, c->>'change' AS change,
                  c->'rules' AS rules
           FROM rule_trial t, jsonb_array_elements(t.findings->'changes') c
           WHERE t.school_id = $1 AND t.id = $2 AND (c->>'windowId')::int IS NOT DISTINCT FROM $3::int),
         seen AS (
           SELECT c.*, p.cohort_year, coalesce(p.preferred_forename, p.legal_forename) AS forename,
                  coalesce(p.preferred_surname, p.legal_surname) AS surname, k.name AS class_name,
                  s.name AS subject_name, s.position AS subject_position
           FROM change c
           JOIN pupil p ON p.school_id = $1 AND p.id = c.pupil_id
           LEFT JOIN subject s ON s.school_id = $1 AND s.id = c.subject_id
           LEFT JOIN LATERAL (
             SELECT k.name FROM class_pupil cp JOIN class k ON k.school_id = cp.school_id AND k.id = cp.class_id
             WHERE cp.school_id = $1 AND cp.pupil_id = c.pupil_id AND cp.starts_on <= $4::date
               AND (cp.ends_on IS NULL OR cp.ends_on >= $4::date) ORDER BY k.kind, k.name LIMIT 1) k ON true
           WHERE ${reachedSql('c.pupil_id', 'c.subject_id', 8)}),
         part AS (
           SELECT row_number() OVER w AS place, * FROM seen
           WINDOW w AS (ORDER BY change, cohort_year DESC, class_name, surname, forename, pupil_id, subject_position)
           ORDER BY place OFFSET $5 LIMIT $6)
         SELECT (SELECT count(*)::int FROM change) AS total, (SELECT count(*)::int FROM seen) AS seen,
                (SELECT jsonb_agg(jsonb_build_object(
                   'pupilId', pupil_id, 'forename', forename, 'surname', surname, 'yearGroup', $7::int - cohort_year,
                   'className', class_name, 'subjectId', subject_id, 'subjectName', subject_name, 'change', change,
                   'rules', rules) ORDER BY place) FROM part) AS rows`,
        [schoolId, trialId, windowId ?? null, today, offset, limit, academicYearOf(today), ...reach.parameters()],
      );
      const rows = found?.rows ?? [];
      const shown = new Map(rows.map(({ pupilId }) => [pupilId, reach.allowed.get(pupilId) ?? '']));
      await this.gate.recordRead(tx, caller, 'rule-trial.read', shown);
      const total = found?.total ?? 0;
      return { total, notShown: total - (found?.seen ?? 0), rows };
    });
  }
}
