import { ImportRunDto } from '../imports.dto';

export class DependentsDto {
  /** What it is, with how many: "3 pupils changed since". */
  what!: string;
  count!: number;
  /** The first few, by name. */
  examples!: string[];
}

export class UndoOutcomeDto {
  undone!: boolean;
  /** What depends on the import; nothing was changed then. */
  dependents!: DependentsDto[];
  /** What was added for others to use too and is in use, so that it stays. */
  stayed!: string[];
  run!: ImportRunDto;
}
