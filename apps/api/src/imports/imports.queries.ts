import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database, type Transaction } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import type { PageQuery } from '../core/http/paging';
import { csvLine } from './file/formula';
import { type ImportChange, totalOf } from './import-counts';
import type {
  ImportChangePageDto,
  ImportPageDto,
  ImportPartDto,
  ImportPartSummaryDto,
  ImportRunDto,
  ImportSummaryDto,
  RowProblemPageDto,
} from './imports.dto';
import type { RowProblem } from './problem-list';
import { storedImport, type StoredPart, storedParts } from './stored-import';

const summarySql = `i.id, i.status, i.format, i.file_name AS "fileName",
  nullif(trim(s.title || ' ' || s.surname), '') AS "createdBy", i.created_at AS "createdAt", i.finished_at AS "finishedAt",
  i.undone_at AS "undoneAt",
  (SELECT f.name FROM feed f WHERE f.school_id = i.school_id AND f.id = i.feed_id) AS feed`;
const fromSql = `FROM import_run i LEFT JOIN staff s ON s.school_id = i.school_id AND s.id = i.created_by
  WHERE i.school_id = $1`;
/** None of a file that could not be read. */
const partsSql = `(SELECT coalesce(jsonb_agg(jsonb_build_object('place', p.place, 'name', p.name, 'kind', p.kind,
    'leftOut', p.left_out, 'rows', (p.layout->>'rows')::int, 'counts', p.counts) ORDER BY p.place), '[]')
  FROM import_part p WHERE p.school_id = i.school_id AND p.import_id = i.id) AS parts`;

/** What is the same of all parts, or their sum. */
type OfParts = 'kind' | 'rows' | 'counts';
type RunRow = Omit<ImportRunDto, OfParts | 'parts'> & { answers: Record<string, string> };

/** What there is to see of imports. Rows that name pupils pass the gate and are written down as looked at. */
@Injectable()
export class ImportsQueries {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
  ) {}

  /** Newest first. */
  async list(schoolId: number, { offset, limit }: PageQuery): Promise<ImportPageDto> {
    return this.database.inSchool(schoolId, async (tx) => {
      const rows = await tx.query<Omit<ImportSummaryDto, OfParts>[]>(
        `SELECT ${summarySql}, ${partsSql} ${fromSql} ORDER BY i.created_at DESC, i.id DESC OFFSET $2 LIMIT $3`,
        [schoolId, offset, limit],
      );
      const [row] = await tx.query<Pick<ImportPageDto, 'total' | 'pupilsKnown'>[]>(
        `SELECT count(*)::int AS total, EXISTS (SELECT 1 FROM pupil WHERE school_id = $1) AS "pupilsKnown"
         FROM import_run WHERE school_id = $1`,
        [schoolId],
      );
      const { total, pupilsKnown } = row ?? { total: 0, pupilsKnown: false };
      return { items: rows.map((run) => ({ ...run, ...ofParts(run.parts) })), total, pupilsKnown };
    });
  }

  /** The cells shown of it can be about pupils: that is written down. */
  async one(caller: Caller, importId: string): Promise<ImportRunDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const [row] = await tx.query<RunRow[]>(
        `SELECT ${summarySql}, i.answers, i.done, i.total, i.cancel_requested AS stopping, i.failure, i.version,
                i.status = 'applied' AND i.effects_kept AS undoable
         ${fromSql} AND i.id = $2`,
        [schoolId, importId],
      );
      if (!row) throw notFound('import');
      const { answers, ...run } = row;
      const stored = await storedParts(tx, schoolId, importId);
      const parts = stored.map((part) => partDto(isOpen(run.status) ? part : withoutCells(part), answers));
      await this.recordCells(tx, caller, isOpen(run.status) ? stored : []);
      return { ...run, ...ofParts(parts), parts };
    });
  }

  private async recordCells(tx: Transaction, caller: Caller, parts: readonly StoredPart[]): Promise<void> {
    const cells = parts.flatMap(({ layout }) => layout.columns.flatMap(({ samples }) => samples));
    const asked = parts.flatMap(({ questions }) => (questions ?? []).flatMap(({ pupilIds }) => pupilIds));
    const rows = await tx.query<{ id: string }[]>(
      `SELECT id FROM pupil WHERE school_id = $1
         AND (id = ANY($2) OR upn = ANY($3) OR former_upn = ANY($3) OR legal_surname = ANY($3))`,
      [caller.schoolId, [...new Set(asked)], [...new Set(cells)]],
    );
    if (rows.length === 0) return;
    const question = { caller, permission: 'imports.run', pupilIds: rows.map(({ id }) => id) } as const;
    await this.gate.recordRead(tx, caller, 'import.cells-read', await this.gate.allowedPupils(tx, question));
  }

  async problems(caller: Caller, importId: string, { offset, limit }: PageQuery): Promise<RowProblemPageDto> {
    const list = await this.seen<RowProblem>(caller, importId, 'problems');
    const items = list.slice(offset, offset + limit).map(({ pupilId: _, ...problem }) => problem);
    return { items, total: list.length };
  }

  async changes(caller: Caller, importId: string, { offset, limit }: PageQuery): Promise<ImportChangePageDto> {
    const list = await this.seen<ImportChange>(caller, importId, 'changes');
    const items = list.slice(offset, offset + limit).map(({ pupilId: _, ...change }) => change);
    return { items, total: list.length };
  }

  /** The rows with problems as a file for a spreadsheet. */
  async problemsAsCsv(caller: Caller, importId: string): Promise<string> {
    const list = await this.seen<RowProblem>(caller, importId, 'problems');
    const lines = list.map(({ part, row, pupil, column, found, why }) =>
      csvLine([part, row, pupil ?? '', column, found, why]),
    );
    // The mark at the start tells Excel that the letters are Unicode.
    return ['\uFEFF', csvLine(['Part', 'Row', 'Pupil', 'Column', 'Found', 'What is wrong']), ...lines].join('');
  }

  /** Rows kept of an import, without those of pupils the caller may not see. */
  private async seen<T extends { pupilId: string | null }>(
    caller: Caller,
    importId: string,
    kept: 'problems' | 'changes',
  ): Promise<(T & { part: string })[]> {
    return this.database.inSchool(caller.schoolId, async (tx) => {
      const list = await this.kept<T>(tx, caller.schoolId, importId, kept);
      const pupilIds = [...new Set(list.flatMap(({ pupilId }) => (pupilId === null ? [] : [pupilId])))];
      const allowed = await this.gate.allowedPupils(tx, { caller, permission: 'imports.run', pupilIds });
      await this.gate.recordRead(tx, caller, `import.${kept}-read`, allowed);
      return list.filter(({ pupilId }) => pupilId === null || allowed.has(pupilId));
    });
  }

  private async kept<T>(
    tx: Transaction,
    schoolId: number,
    importId: string,
    kept: 'problems' | 'changes',
  ): Promise<(T & { part: string })[]> {
    await storedImport(tx, schoolId, importId);
    const parts = await tx.query<{ name: string; list: T[] }[]>(
      `SELECT name, coalesce(${kept}, '[]') AS list FROM import_part
       WHERE school_id = $1 AND import_id = $2 AND NOT left_out ORDER BY place`,
      [schoolId, importId],
    );
    return parts.flatMap(({ name, list }) => list.map((row) => ({ ...row, part: name })));
  }
}

/** Somebody may still match its columns. */
const isOpen = (status: ImportRunDto['status']): boolean =>
  ['uploaded', 'mapped', 'checked', 'failed'].includes(status);

/** What is done with needs no cells to be recognised by. */
const withoutCells = (part: StoredPart): StoredPart => ({
  ...part,
  layout: { ...part.layout, columns: part.layout.columns.map((column) => ({ ...column, samples: [] })) },
  questions: null,
});

function ofParts(all: readonly ImportPartSummaryDto[]): Pick<ImportSummaryDto, OfParts> {
  const parts = all.filter(({ leftOut }) => !leftOut);
  const kinds = new Set(parts.map(({ kind }) => kind));
  const counts = parts.flatMap((part) => part.counts ?? []);
  return {
    kind: kinds.size === 1 ? (parts[0]?.kind ?? null) : null,
    rows: parts.reduce((sum, { rows }) => sum + rows, 0),
    counts: counts.length ? totalOf(counts) : null,
  };
}

function partDto({ questions, ...part }: StoredPart, answers: Readonly<Record<string, string>>): ImportPartDto {
  return {
    ...part,
    rows: part.layout.rows,
    questions: (questions ?? []).map(({ pupilIds: _, ...question }) => ({
      ...question,
      answer: answers[question.key] ?? null,
    })),
  };
}
