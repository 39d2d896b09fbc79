import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A multi-academy trust, or one school on its own. Shared by its schools: not under row-level security. */
@Entity('trust')
export class TrustEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
}
