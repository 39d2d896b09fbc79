import { IsBoolean } from 'class-validator';

/** What the sentence of a notice is made of; what does not belong to its kind is null. */
export class NoticeAboutDto {
  windowId!: number | null;
  dueOn!: string | null;
  /** Classes whose marks are not all in, by name. */
  classes!: string[] | null;
  /** The one class to open, when it is one. */
  classId!: string | null;
  missing!: number | null;
  importId!: string | null;
  fileName!: string | null;
  /** How many flags and results were not as they should have been. */
  differences!: number | null;
  /** How many reviews are due. */
  reviews!: number | null;
}

export class NoticeDto {
  id!: string;
  kind!: 'marks-due' | 'import-done' | 'import-stopped' | 'analysis-differs' | 'review-due';
  about!: NoticeAboutDto;
  madeAt!: Date;
  readAt!: Date | null;
}

export class NoticePageDto {
  items!: NoticeDto[];
  unread!: number;
  /** Whether they come by e-mail too; null where Headway sends none. */
  byMail!: boolean | null;
}

export class NoticesByMailDto {
  @IsBoolean({ message: 'Say true or false.' })
  byMail!: boolean;
}
