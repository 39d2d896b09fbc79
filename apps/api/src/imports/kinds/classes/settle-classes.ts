import { academicYearLabel } from '@headway/domain';
import { newId } from '../../../core/time/new-id';
import { fieldLabel } from '../../mapping/import-mapping';
import type { TableFindings } from '../rows/table-findings';
import { classKey, type ClassRecords, type KnownClass } from './known-classes';
import type { ReadMembership } from './read-memberships';

/** A row with its class. */
export interface InClass {
  read: ReadMembership;
  of: KnownClass;
}

/** Finds the class of each row, or makes it; a row that contradicts what the class is cannot go in. */
export function settleClasses(
  rows: readonly ReadMembership[],
  records: ClassRecords,
  findings: TableFindings,
): { inClass: InClass[]; added: KnownClass[]; changed: KnownClass[] } {
  const added: KnownClass[] = [];
  const changed = new Set<KnownClass>();
  const inClass = rows.flatMap((read): InClass[] => {
    const subject = read.subject === undefined ? null : records.subjects.get(read.subject.toLowerCase());
    const invalid = (field: 'subject' | 'class-kind', found: string, why: string): InClass[] => {
      const who = { id: read.pupil?.id ?? null, name: read.pupil?.name ?? null };
      findings.invalid(read.row, fieldLabel(field), found, why, who);
      return [];
    };
    if (subject === undefined) {
      return invalid('subject', read.subject ?? '', 'The school has no subject of this name');
    }
    const key = classKey(read.startYear, read.className);
    const known = records.classes.get(key);
    const kind = read.kind ?? known?.kind ?? (subject ? 'set' : 'registration');
    if (kind === 'registration' && subject) {
      return invalid('subject', subject.name, 'A registration class has no subject; a set has');
    }
    if (!known) {
      const { startYear, className: name } = read;
      const made: KnownClass = { id: newId(), startYear, name, kind, subjectId: subject?.id ?? null, isNew: true };
      records.classes.set(key, made);
      added.push(made);
      findings.created();
      return [{ read, of: made }];
    }
    const year = academicYearLabel(known.startYear);
    if (kind !== known.kind) {
      const why = `${known.name} is a ${known.kind === 'set' ? 'set' : 'registration class'} in ${year}`;
      return invalid('class-kind', kind, why);
    }
    if (subject && known.subjectId !== null && known.subjectId !== subject.id) {
      return invalid('subject', subject.name, `${known.name} is a set for another subject in ${year}`);
    }
    if (subject && known.subjectId === null) {
      known.subjectId = subject.id;
      if (!known.isNew) {
        changed.add(known);
        const difference = { what: `Subject of ${known.name}`, before: '–', after: subject.name };
        findings.changed(read.row, { id: null, name: known.name }, [difference]);
      }
    }
    return [{ read, of: known }];
  });
  return { inClass, added, changed: [...changed] };
}
