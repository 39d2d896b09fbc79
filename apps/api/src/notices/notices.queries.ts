import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { CONFIG, type Config } from '../core/config/config';
import { Database } from '../core/database/database';
import type { NoticeAboutDto, NoticeDto, NoticePageDto } from './notices.dto';

const shown = 30;
const nothing: NoticeAboutDto = {
  windowId: null,
  dueOn: null,
  classes: null,
  classId: null,
  missing: null,
  importId: null,
  fileName: null,
  differences: null,
  reviews: null,
};

/** What waits at one's own bell. Names no pupils. */
@Injectable()
export class NoticesQueries {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Newest first; all that are unread are counted. */
  mine({ schoolId, staffId }: Caller): Promise<NoticePageDto> {
    return this.database.inSchool(schoolId, async (tx) => {
      const items = await tx.query<NoticeDto[]>(
        `SELECT id, kind, about, made_at AS "madeAt", read_at AS "readAt" FROM notice
         WHERE school_id = $1 AND staff_id = $2 ORDER BY made_at DESC, id DESC LIMIT $3`,
        [schoolId, staffId, shown],
      );
      const [count] = await tx.query<{ unread: number }[]>(
        'SELECT count(*)::int AS unread FROM notice WHERE school_id = $1 AND staff_id = $2 AND read_at IS NULL',
        [schoolId, staffId],
      );
      const [person] = await tx.query<{ byMail: boolean }[]>(
        'SELECT notices_by_mail AS "byMail" FROM staff WHERE school_id = $1 AND id = $2',
        [schoolId, staffId],
      );
      return {
        byMail: this.config.mail ? (person?.byMail ?? false) : null,
        items: items.map((item) => ({ ...item, about: { ...nothing, ...item.about } })),
        unread: count?.unread ?? 0,
      };
    });
  }
}
