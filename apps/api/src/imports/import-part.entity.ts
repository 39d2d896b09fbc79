import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ImportRunEntity } from './import-run.entity';

/** One table of a file brought in: how it was matched, what checking found, what applying did. */
@Entity('import_part')
@Check(
  'import_part_kind_check',
  `kind IN ('pupils', 'results', 'marksheet', 'staff', 'classes', 'characteristics', 'attendance', 'targets', 'interventions', 'school')`,
)
@ForeignKey(() => ImportRunEntity, ['schoolId', 'importId'], ['schoolId', 'id'])
export class ImportPartEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') importId!: string;
  /** From 0, in the order in which the parts are applied. */
  @PrimaryColumn('smallint') place!: number;
  /** What a person calls it: the file, a sheet. */
  @Column('text') name!: string;
  /** Null: nothing about it says what it holds. */
  @Column('text', { nullable: true }) kind!: string | null;
  @Column('boolean') leftOut!: boolean;
  /** The format says what the columns are: there is nothing for a person to match. */
  @Column('boolean') columnsGiven!: boolean;
  /** The table as UTF-8; removed once the import is applied or cancelled. */
  @Column('bytea', { nullable: true }) content!: Buffer | null;
  /** What reading it found: delimiter, encoding, header row, columns with samples, rows. */
  @Column('jsonb') layout!: object;
  @Column('jsonb', { nullable: true }) mapping!: object | null;
  /** The remembered mapping its proposal came from. */
  @Column('uuid', { nullable: true }) savedMappingId!: string | null;
  @Column('jsonb', { nullable: true }) counts!: object | null;
  /** The first few hundred rows that need a look: row, column, found, why, how grave. */
  @Column('jsonb', { nullable: true }) problems!: object[] | null;
  /** The first few hundred changes: what was and what would be. */
  @Column('jsonb', { nullable: true }) changes!: object[] | null;
  /** What a person must decide. */
  @Column('jsonb', { nullable: true }) questions!: object[] | null;
}
