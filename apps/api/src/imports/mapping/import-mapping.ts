import type { IsoDate, Scale, ScaleStep, WindowNumber } from '@headway/domain';
import type { FieldWords, KindFields } from '../kinds/field-words';
import { kindFields } from '../kinds/kind-fields';

type KindsOfFile = typeof kindFields;

/** What a table holds. */
export type ImportKind = keyof KindsOfFile;

/**
 * What a column can hold. `mark` is a subject and window of a mark sheet; `line`, which every kind may have, the place
 * in the original file that problems name instead of the row.
 */
export type ImportField = { [K in ImportKind]: keyof KindsOfFile[K]['fields'] }[ImportKind] | 'line';

/** One column that is brought in; columns not named are left out. */
export interface ColumnMapping {
  /** Place in the row, from 0. */
  column: number;
  /** Its name in the file: a mapping made for another file is noticed by it. */
  header: string;
  field: ImportField;
  /** Of a `mark` column: the subject as the file calls it, and the window. */
  subject: string | null;
  window: WindowNumber | null;
}

/** A scale that the import would add. */
export interface NewScale extends Omit<Scale, 'steps'> {
  name: string;
  /** The shipped scale it is a copy of. */
  libraryKey?: string;
  steps: ScaleStep[];
}

/** What a subject of the file is in the school, and the scale its results are on. */
export interface SubjectMapping {
  /** As the file calls it. */
  name: string;
  /** The school's subject, or null: one of this name is added. */
  subjectId: number | null;
  /** A scale the school has, or null: the new one. */
  scaleId: number | null;
  newScale: NewScale | null;
  /** The order of the new scale's steps is a guess that a person must look at. */
  orderGuessed: boolean;
  /** Its results are not brought in. */
  leftOut: boolean;
}

export interface ImportMapping {
  kind: ImportKind;
  /** The day for which the file states year groups, classes and characteristics. */
  statedOn: IsoDate;
  /** Pupils: everybody on roll is in the file, so that whoever is not has left. */
  fullRoll: boolean;
  /** The half term of every row and column that names none itself. */
  window?: WindowNumber | null;
  columns: ColumnMapping[];
  subjects: SubjectMapping[];
}

/** A kind as it can be read without knowing which it is. */
export interface FileKind extends Omit<KindFields<ImportField>, 'fields'> {
  /** Every field, those it cannot do without first. */
  fields: ReadonlyMap<ImportField, FieldWords>;
}

export const importKinds = Object.keys(kindFields) as ImportKind[];

const lineOfFile: FieldWords = { label: 'Line of the file', names: [] };

type KnownKind = Omit<KindFields<ImportField>, 'fields'> & { fields: Partial<Record<ImportField, FieldWords>> };

function fileKind({ fields, ...kind }: KnownKind): FileKind {
  const words: KnownKind['fields'] = { ...fields, line: lineOfFile };
  const names = new Set([...kind.needed, ...(Object.keys(words) as ImportField[])]);
  return { ...kind, fields: new Map([...names].flatMap((name) => (words[name] ? [[name, words[name]]] : []))) };
}

const fileKinds = new Map<ImportKind, FileKind>(importKinds.map((kind) => [kind, fileKind(kindFields[kind])]));

/** What a file of a kind can hold. */
export function fieldsOf(kind: ImportKind): FileKind {
  const known = fileKinds.get(kind);
  if (!known) throw new Error(`There is no kind "${kind}".`);
  return known;
}

const labels = new Map(
  [...fileKinds.values()].flatMap(({ fields }) => [...fields]).map(([f, { label }]) => [f, label]),
);

export const importFields = [...labels.keys()];

/** The words for a field, as they would head a column. */
export const fieldLabel = (field: ImportField): string => labels.get(field) ?? field;
