import { changesKept, type ImportChange, noCounts } from '../../import-counts';
import { fieldLabel } from '../../mapping/import-mapping';
import type { PartFindings } from '../../part-work';
import { ProblemList } from '../../problem-list';
import type { BadCell } from './bad-cell';

/** Whom a row is about, as far as problems and changes name people. */
export interface Named {
  id: string | null;
  /** "Surname, Forename". */
  name: string | null;
}

const nobody: Named = { id: null, name: null };

/** Collects what reading and comparing the rows of a table finds. */
export class TableFindings {
  readonly counts = noCounts();
  private readonly problems = new ProblemList();
  private readonly changes: ImportChange[] = [];
  private readonly pupils = new Set<string>();
  private readonly unknown = new Set<string>();

  invalid(row: number, column: string, found: string, why: string, who: Named = nobody): void {
    this.counts.invalid += 1;
    this.problems.add({ grade: 'invalid', row, column, found, why, pupilId: who.id, pupil: who.name });
  }

  bad(row: number, { field, found, message }: BadCell, who: Named = nobody): void {
    this.invalid(row, fieldLabel(field), found, message, who);
  }

  /** The row is brought in all the same. */
  warn(row: number, column: string, found: string, why: string, who: Named = nobody): void {
    this.counts.warnings += 1;
    this.problems.add({ grade: 'warning', row, column, found, why, pupilId: who.id, pupil: who.name });
  }

  /** A row of somebody who is no pupil of this school: kept out. */
  notOnRoll(row: number, upn: string, why: string, name: string | null): void {
    this.counts.notOnRoll += 1;
    if (this.unknown.has(upn)) return;
    this.unknown.add(upn);
    this.counts.pupilsNotOnRoll += 1;
    this.problems.add({
      grade: 'not-on-roll',
      row,
      column: fieldLabel('upn'),
      found: upn,
      why,
      pupilId: null,
      pupil: name,
    });
  }

  created(pupilId: string | null = null): void {
    this.counts.created += 1;
    this.touched(pupilId);
  }

  unchanged(): void {
    this.counts.unchanged += 1;
  }

  /** One thing that changes, with what differs in words. */
  changed(row: number, who: Named, differences: readonly Pick<ImportChange, 'what' | 'before' | 'after'>[]): void {
    this.counts.changed += 1;
    this.touched(who.id);
    for (const difference of differences) {
      if (this.changes.length >= changesKept) return;
      this.changes.push({ row, pupilId: who.id, pupil: who.name ?? '', ...difference });
    }
  }

  found(): PartFindings {
    this.counts.pupils = this.pupils.size;
    return { counts: this.counts, problems: this.problems.list(), changes: this.changes, questions: [] };
  }

  private touched(pupilId: string | null): void {
    if (pupilId !== null) this.pupils.add(pupilId);
  }
}
