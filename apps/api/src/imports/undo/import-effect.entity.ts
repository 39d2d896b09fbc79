import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ImportRunEntity } from '../import-run.entity';

/** A row an import wrote: as it was and as it left it. Written by triggers, removed when there is no undoing any more. */
@Entity('import_effect')
@ForeignKey(() => ImportRunEntity, ['schoolId', 'importId'], ['schoolId', 'id'])
export class ImportEffectEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') importId!: string;
  /** In the order in which it happened. */
  @PrimaryColumn('bigint') place!: string;
  @Column('text') tableName!: string;
  /** Null: the import added the row. */
  @Column('jsonb', { nullable: true }) before!: object | null;
  /** Null: the import removed it. */
  @Column('jsonb', { nullable: true }) after!: object | null;
}
