import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ClassEntity } from './class.entity';
import { PupilEntity } from './pupil.entity';

/** A pupil in a class, from–to. */
@Entity('class_pupil')
@Index('class_pupil_by_pupil', ['schoolId', 'pupilId'])
@ForeignKey(() => ClassEntity, ['schoolId', 'classId'], ['schoolId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey(() => PupilEntity, ['schoolId', 'pupilId'], ['schoolId', 'id'], { onDelete: 'CASCADE' })
export class ClassPupilEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') classId!: string;
  @PrimaryColumn('uuid') pupilId!: string;
  @PrimaryColumn('date') startsOn!: string;
  @Column('date', { nullable: true }) endsOn!: string | null;
}
