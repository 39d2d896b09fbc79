import { Injectable, inject, signal } from '@angular/core';
import {
  Api,
  type ColumnMappingDto,
  type ImportKindDto,
  type ImportMappingDto,
  listImportKinds,
} from '@headway/api-client';
import { Session } from '../core/session/session';
import { counted } from '../shared/words/numbers';

export type ImportKind = ImportMappingDto['kind'];
export type ImportField = ColumnMappingDto['field'];

/** What files can hold, as the server says it; read once. */
@Injectable({ providedIn: 'root' })
export class FileKinds {
  private readonly known = signal<readonly ImportKindDto[]>([]);
  readonly all = this.known.asReadonly();

  constructor() {
    const schoolId = inject(Session).schoolId();
    const api = inject(Api);
    // Without it the page that asked for it says what is wrong with its own reading.
    void api.invoke(listImportKinds, { schoolId }).then(
      (kinds) => this.known.set(kinds),
      () => undefined,
    );
  }

  one(kind: ImportKind | null): ImportKindDto | null {
    return this.known().find((each) => each.kind === kind) ?? null;
  }

  /** "Results", or what a file of several parts is called. */
  labelOf(kind: ImportKind | null): string {
    return kind === null ? 'Several lists' : (this.one(kind)?.label ?? '');
  }
}

export function fieldLabel(kind: ImportKindDto | null, field: ImportField): string {
  return kind?.fields.find((each) => each.field === field)?.label ?? field;
}

/** What need not be in a column once the half term of the whole file is chosen. */
const SAID_BY_WINDOW: readonly ImportField[] = ['academic-year', 'half-term'];

/** What a table still lacks before it can be checked, as labels; of several that would do, all in one. */
export function missingFields(kind: ImportKindDto | null, mapping: ImportMappingDto): string[] {
  if (!kind) return [];
  const found = new Set(mapping.columns.map(({ field }) => field));
  if (mapping.window) SAID_BY_WINDOW.forEach((field) => found.add(field));
  const label = (field: ImportField): string => fieldLabel(kind, field);
  return [
    ...kind.needed.filter((field) => !found.has(field)).map(label),
    ...kind.oneOf
      .filter(({ fields }) => !fields.some((field) => found.has(field)))
      .map(({ fields }) => fields.map(label).join(' or ')),
  ];
}

/** Columns of results of which nobody has said the subject, or the half term. */
export function unnamedColumns({ columns, window = null }: ImportMappingDto): string[] {
  return columns
    .filter((each) => each.field === 'mark' && (!each.subject || (each.window ?? window) === null))
    .map(({ header }) => header);
}

/** Whether a half term can be chosen for the whole table: its columns do not say one for everything in it. */
export function asksHalfTerm(kind: ImportKindDto | null, mapping: ImportMappingDto): boolean {
  const fields = kind?.fields.map(({ field }) => field) ?? [];
  if (fields.includes('mark') || mapping.window) return true;
  const found = mapping.columns.map(({ field }) => field);
  const dated = found.includes('date') || found.includes('first-day');
  return fields.includes('half-term') && !dated && SAID_BY_WINDOW.some((field) => !found.includes(field));
}

/** What one of a kind is called when it is counted. */
const NOUNS: Readonly<Record<ImportKind, string>> = {
  pupils: 'pupil',
  results: 'result',
  marksheet: 'result',
  staff: 'member of staff',
  classes: 'place in a class',
  characteristics: 'fact',
  attendance: 'attendance record',
  targets: 'target',
  interventions: 'place in a group',
  school: 'school',
};
const PLURALS: Readonly<Partial<Record<string, string>>> = {
  'member of staff': 'members of staff',
  'place in a class': 'places in classes',
  'place in a group': 'places in groups',
};
const NUMBER = new Intl.NumberFormat('en-GB');

/** "1,192 pupils", "1 result", of several kinds "12 records". */
export function howMany(count: number, kind: ImportKind | null): string {
  const noun = kind === null ? 'record' : NOUNS[kind];
  const plural = PLURALS[noun];
  if (plural && count !== 1) return `${NUMBER.format(count)} ${plural}`;
  return counted(count, noun).replace(String(count), NUMBER.format(count));
}
