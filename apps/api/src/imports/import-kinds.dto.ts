import type { ImportField, ImportKind } from './mapping/import-mapping';

export class ImportFieldDto {
  field!: ImportField;
  /** As it would head a column. */
  label!: string;
}

/** Fields of which one is enough. */
export class FieldChoiceDto {
  fields!: ImportField[];
}

export class ImportKindDto {
  kind!: ImportKind;
  /** What a person calls such a file. */
  label!: string;
  /** In the order in which people look for them, those it needs first. */
  fields!: ImportFieldDto[];
  needed!: ImportField[];
  /** Of each of these the file must have at least one. */
  oneOf!: FieldChoiceDto[];
  /** Its subjects need scales. */
  hasSubjects!: boolean;
}
