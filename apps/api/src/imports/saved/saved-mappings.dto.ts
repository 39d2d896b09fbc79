import { Length } from 'class-validator';
import type { ImportField, ImportKind } from '../mapping/import-mapping';
import { Trimmed } from '../../core/http/trimmed';

/** A column of such files, and what it holds. */
export class SavedColumnDto {
  /** Its name in the file. */
  header!: string;
  field!: ImportField;
  /** Of a mark: the subject, as the file calls it. */
  subject!: string | null;
}

export class SavedMappingDto {
  id!: string;
  name!: string;
  kind!: ImportKind;
  columns!: SavedColumnDto[];
  /** The subjects it knows, by their names in the file. */
  subjects!: string[];
  usedAt!: Date;
}

export class RenameSavedMappingDto {
  @Trimmed()
  @Length(1, 200, { message: 'Give it a name of at most 200 letters.' })
  name!: string;
}
