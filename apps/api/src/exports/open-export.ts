import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { grantsOf, may, type Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database, type Transaction } from '../core/database/database';
import { badInput, notFound } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import type { ExportKind, ExportSetting, Row } from './export-kind';
import { exportKinds } from './export-kinds';
import type { ExportKindDto, ExportQuery } from './exports.dto';
import { csvExport } from './formats/csv-export';
import { xlsxExport } from './formats/xlsx-export';

/** Rows of so many pupils are read at once: it bounds what an export holds, however large the school. */
const pupilsAtOnce = 100;
const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type ExportFormat = keyof typeof types;

interface Opened {
  setting: ExportSetting;
  columns: readonly string[];
  pupilIds: string[];
}

/** Hands out the school's tables as files: pupils through the gate, written down with their ids before the first byte. */
@Injectable()
export class OpenExport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  /** What the caller can take away. */
  list(caller: Caller): ExportKindDto[] {
    return exportKinds
      .filter((kind) => mayHave(caller, kind))
      .map(({ key, title, sentence, rowsOf, ofOneWindow }) => ({
        ...{ kind: key, title, sentence },
        takesClass: rowsOf !== undefined,
        takesWindow: ofOneWindow ?? false,
      }));
  }

  /** @throws 404 for a kind there is not, or that the caller may not have. */
  async run(caller: Caller, key: string, format: ExportFormat, query: ExportQuery): Promise<StreamableFile> {
    const kind = exportKinds.find((each) => each.key === key);
    if (!kind || !mayHave(caller, kind)) throw notFound('export');
    const opened = await this.database.inSchool(caller.schoolId, (tx) => this.open(tx, caller, kind, query));
    const batches = this.batches(kind, opened);
    const stream =
      format === 'csv'
        ? Readable.from(csvExport(opened.columns, batches))
        : Readable.from(xlsxExport(kind.title, opened.columns, batches));
    return new StreamableFile(stream, {
      type: types[format],
      disposition: `attachment; filename="${kind.key}-${this.clock.today()}.${format}"`,
    });
  }

  private async open(tx: Transaction, caller: Caller, kind: ExportKind, query: ExportQuery): Promise<Opened> {
    const { schoolId } = caller;
    const today = this.clock.today();
    const pupilIds = kind.rowsOf ? await this.pupils(tx, caller, kind, query) : [];
    const known = may(caller, 'looked-after.read')
      ? await this.gate.allowedPupils(tx, { caller, permission: 'looked-after.read', pupilIds })
      : new Map<string, string>();
    const windowId = query.window ?? (await latestWindow(tx, schoolId));
    if (kind.ofOneWindow && windowId === null) throw badInput('window', 'There are no results yet.');
    const setting = {
      schoolId,
      today,
      windowId,
      wholeSchool: seesWholeSchool(caller),
      lookedAfterKnown: new Set(known.keys()),
    };
    return { setting, columns: await kind.columns(tx, setting), pupilIds };
  }

  /** Pupils whom the caller may both read and take away, by name; written down. */
  private async pupils(tx: Transaction, caller: Caller, kind: ExportKind, { classId }: ExportQuery): Promise<string[]> {
    const own = await this.gate.allowedPupils(tx, { caller, permission: 'exports.run', pupilIds: 'all' });
    const allowed = await this.gate.allowedPupils(tx, { caller, permission: kind.needs, pupilIds: [...own.keys()] });
    const ordered = await tx.query<{ id: string }[]>(
      `SELECT p.id FROM pupil p WHERE p.school_id = $1 AND p.id = ANY($2)
         AND ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM class_pupil cp WHERE cp.school_id = p.school_id
               AND cp.pupil_id = p.id AND cp.class_id = $3 AND cp.starts_on <= $4
               AND (cp.ends_on IS NULL OR cp.ends_on >= $4)))
       ORDER BY p.legal_surname, p.legal_forename, p.id`,
      [caller.schoolId, [...allowed.keys()], classId ?? null, this.clock.today()],
    );
    const ids = ordered.map(({ id }) => id);
    const read = new Map(ids.map((id) => [id, `${own.get(id) ?? ''}; ${allowed.get(id) ?? ''}`]));
    await this.gate.recordRead(tx, caller, `export.${kind.key}-read`, read);
    return ids;
  }

  /** A transaction a batch, so that a slow download holds no connection. */
  private async *batches(kind: ExportKind, { setting, pupilIds }: Opened): AsyncGenerator<Row[]> {
    const { rowsOf, rest } = kind;
    for (let at = 0; rowsOf && at < pupilIds.length; at += pupilsAtOnce) {
      const some = pupilIds.slice(at, at + pupilsAtOnce);
      yield await this.database.inSchool(setting.schoolId, (tx) => rowsOf(tx, setting, some));
    }
    if (rest) yield await this.database.inSchool(setting.schoolId, (tx) => rest(tx, setting));
  }
}

const seesWholeSchool = (caller: Caller): boolean =>
  grantsOf(caller, 'exports.run').some(({ reach }) => reach === 'school');

const mayHave = (caller: Caller, { needs, wholeSchoolOnly }: ExportKind): boolean =>
  may(caller, needs) && (!wholeSchoolOnly || seesWholeSchool(caller));

async function latestWindow(tx: Transaction, schoolId: number): Promise<number | null> {
  const [row] = await tx.query<{ id: number | null }[]>(
    'SELECT max(window_id) AS id FROM result WHERE school_id = $1',
    [schoolId],
  );
  return row?.id ?? null;
}
