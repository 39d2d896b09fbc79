import { Length } from 'class-validator';
import type { ImportKind } from '../mapping/import-mapping';

export class SavedMappingDto {
  id!: string;
  name!: string;
  kind!: ImportKind;
  /** The columns it knows, by their names in the file. */
  columns!: string[];
  /** The subjects it knows, by their names in the file. */
  subjects!: string[];
  usedAt!: Date;
}

export class RenameSavedMappingDto {
  @Length(1, 200, { message: 'Give it a name of at most 200 letters.' })
  name!: string;
}
