import type { IsoDate } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import { refuseUnlessOpen } from './confirm-mapping';
import type { FilePart } from './formats/file-format';
import { schoolScales, schoolSubjects } from './kinds/results/school-subjects';
import { guessColumns, guessKind } from './mapping/guess-columns';
import { type ColumnMapping, fieldsOf, type ImportKind, type ImportMapping } from './mapping/import-mapping';
import { proposeSubjects } from './mapping/propose-subjects';
import { subjectValues } from './mapping/subject-values';
import { columnsFrom, type SavedMapping, withRemembered } from './saved/saved-mapping';
import { savedMappingFor } from './saved/saved-mappings';
import { storedImport, storedParts, storedTable } from './stored-import';

/** What a person has already said; the rest is guessed. */
export interface MappingWish {
  kind: ImportKind;
  statedOn: IsoDate;
  columns?: ColumnMapping[];
}

/** A part with what is proposed for it. */
export interface ProposedPart {
  part: FilePart;
  /** Nothing says what it holds: it is proposed to leave it out. */
  leftOut: boolean;
  mapping: ImportMapping | null;
  /** The remembered mapping that is proposed. */
  savedMappingId: string | null;
}

/** Proposes what the columns of a table are and which scale each of its subjects is on. */
@Injectable()
export class ProposeMapping {
  constructor(private readonly database: Database) {}

  /** For a part of a file that has been taken in. */
  async forImport(
    schoolId: number,
    importId: string,
    { place, ...wish }: MappingWish & { place: number },
  ): Promise<ImportMapping> {
    const table = await this.database.inSchool(schoolId, async (tx) => {
      refuseUnlessOpen((await storedImport(tx, schoolId, importId)).status);
      const part = (await storedParts(tx, schoolId, importId))[place];
      if (!part) throw notFound('part of this file');
      return { layout: part.layout, bytes: await storedTable(tx, schoolId, importId, place) };
    });
    return this.forTable(schoolId, table, wish);
  }

  /**
   * For every part of a file.
   * @param wish the kind is taken for parts whose format does not say it.
   */
  async forParts(
    schoolId: number,
    parts: readonly FilePart[],
    wish: { kind?: ImportKind | undefined; statedOn: IsoDate },
  ): Promise<ProposedPart[]> {
    const proposed: ProposedPart[] = [];
    for (const part of parts) {
      const saved = part.columns ? null : await this.savedFor(schoolId, part, wish.kind);
      // A file of one table is about something, whatever its columns are called.
      const unsure = parts.length === 1 ? 'results' : null;
      const kind = part.kind ?? wish.kind ?? saved?.kind ?? guessKind(part.layout.columns) ?? unsure;
      const statedOn = part.statedOn ?? wish.statedOn;
      const remembered = saved && columnsFrom(saved, part.layout.columns);
      const columns = part.columns ?? remembered;
      const known = { ...(columns ? { columns } : {}), saved };
      const mapping = kind && (await this.forTable(schoolId, part, { kind, statedOn, ...known }));
      proposed.push({ part, leftOut: mapping === null, mapping, savedMappingId: saved?.id ?? null });
    }
    return proposed;
  }

  private async savedFor(schoolId: number, part: FilePart, kind: ImportKind | undefined): Promise<SavedMapping | null> {
    const saved = await this.database.inSchool(schoolId, (tx) => savedMappingFor(tx, schoolId, part.layout.columns));
    return saved && (kind ?? part.kind ?? saved.kind) === saved.kind ? saved : null;
  }

  private async forTable(
    schoolId: number,
    { bytes, layout }: Pick<FilePart, 'bytes' | 'layout'>,
    wish: MappingWish & { saved?: SavedMapping | null },
  ): Promise<ImportMapping> {
    const columns = wish.columns ?? guessColumns(wish.kind, layout.columns);
    const values = fieldsOf(wish.kind).subjects
      ? await subjectValues(bytes, layout, wish.kind, columns)
      : new Map<string, string[]>();
    const { subjects, scales } = await this.database.inSchool(schoolId, async (tx) => ({
      subjects: await schoolSubjects(tx, schoolId),
      scales: await schoolScales(tx, schoolId),
    }));
    const proposed = {
      kind: wish.kind,
      statedOn: wish.statedOn,
      fullRoll: false,
      columns,
      subjects: proposeSubjects(values, subjects, scales),
    };
    return wish.saved ? withRemembered(proposed, wish.saved, { subjects, scales }, values) : proposed;
  }
}
