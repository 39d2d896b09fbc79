import type { IsoDate } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import type { FileLayout } from './file/file-layout';
import { guessColumns } from './mapping/guess-columns';
import type { ColumnMapping, ImportKind, ImportMapping } from './mapping/import-mapping';
import { proposeSubjects } from './mapping/propose-subjects';
import { subjectValues } from './mapping/subject-values';
import { schoolScales, schoolSubjects } from './results/school-subjects';
import { storedFile, storedImport } from './stored-import';

/** What a person has already said; the rest is guessed. */
export interface MappingWish {
  kind: ImportKind;
  statedOn: IsoDate;
  columns?: ColumnMapping[];
}

/** Proposes what the columns of a file are and which scale each of its subjects is on. */
@Injectable()
export class ProposeMapping {
  constructor(private readonly database: Database) {}

  /** For a file that has been taken in. */
  async forImport(schoolId: number, importId: string, wish: MappingWish): Promise<ImportMapping> {
    const { run, bytes } = await this.database.inSchool(schoolId, async (tx) => {
      const run = await storedImport(tx, schoolId, importId);
      if (run.status === 'applied' || run.status === 'cancelled') {
        throw conflict('This import is finished', 'Choose the file again to bring it in again.');
      }
      return { run, bytes: await storedFile(tx, schoolId, importId) };
    });
    return this.forFile(schoolId, bytes, run.layout, wish);
  }

  async forFile(schoolId: number, bytes: Buffer, layout: FileLayout, wish: MappingWish): Promise<ImportMapping> {
    const columns = wish.columns ?? guessColumns(wish.kind, layout.columns);
    const values =
      wish.kind === 'pupils' ? new Map<string, string[]>() : await subjectValues(bytes, layout, wish.kind, columns);
    const { subjects, scales } = await this.database.inSchool(schoolId, async (tx) => ({
      subjects: await schoolSubjects(tx, schoolId),
      scales: await schoolScales(tx, schoolId),
    }));
    return {
      kind: wish.kind,
      statedOn: wish.statedOn,
      fullRoll: false,
      columns,
      subjects: proposeSubjects(values, subjects, scales),
    };
  }
}
