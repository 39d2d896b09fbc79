import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SchoolEntity } from '../../schools/school.entity';

/** What the columns of a file of this school are, remembered for the next of its sort. */
@Entity('saved_mapping')
@Index('saved_mapping_name', ['schoolId', 'name'], { unique: true })
@Index('saved_mapping_signature', ['schoolId', 'signature'], { unique: true })
@ForeignKey(() => SchoolEntity, ['schoolId'], ['id'])
export class SavedMappingEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text') kind!: string;
  /** The columns' names, by which a file of the same sort is recognised. */
  @Column('text') signature!: string;
  @Column('jsonb') columns!: object[];
  /** What each subject of the file is in the school, and on which scale. */
  @Column('jsonb') subjects!: object[];
  @Column('uuid', { nullable: true }) savedBy!: string | null;
  @Column('timestamptz') usedAt!: Date;
}
