import type { NoticeDto } from '@headway/api-client';
import { shortWeekday } from '../../shared/words/dates';
import { counted } from '../../shared/words/numbers';
import { windowName } from '../../shared/words/school-words';

/** A notice as a sentence and the page it leads to. */
export interface NoticeLine {
  readonly id: string;
  readonly text: string;
  readonly link: readonly string[] | null;
  readonly madeAt: string;
  readonly isNew: boolean;
}

export function noticeLine({ id, kind, about, madeAt, readAt }: NoticeDto): NoticeLine {
  return { id, madeAt, isNew: readAt === null, ...said({ kind, about, madeAt }) };
}

function said({
  kind,
  about,
  madeAt,
}: Pick<NoticeDto, 'kind' | 'about' | 'madeAt'>): Pick<NoticeLine, 'text' | 'link'> {
  if (kind === 'marks-due') {
    const { missing, classes, dueOn, windowId, classId } = about;
    const marks = missing === 1 ? '1 mark is' : `${missing ?? 0} marks are`;
    const where = classes?.length ? ` for ${classes.join(', ')}` : '';
    const verb = dueOn && dueOn < madeAt.slice(0, 10) ? 'They were due' : 'Due';
    const due = dueOn ? `${verb} ${shortWeekday(dueOn)}.` : 'Due soon.';
    return {
      text: `${marks} still to come in ${windowName(windowId ?? 0)}${where}. ${due}`,
      link: classId ? ['/classes', classId, 'marks'] : ['/windows', String(windowId)],
    };
  }
  if (kind === 'analysis-differs') {
    const { differences } = about;
    const things = differences === 1 ? '1 flag or result was' : `${differences ?? 0} flags and results were`;
    return {
      text: `Last night’s check found that ${things} not up to date. They are now; whoever runs Headway should look why.`,
      link: null,
    };
  }
  if (kind === 'review-due') {
    const reviews = about.reviews ?? 0;
    return {
      text: `${counted(reviews, 'review')} of what you do in class ${reviews === 1 ? 'is' : 'are'} due.`,
      link: ['/flags'],
    };
  }
  const link = about.importId ? ['/imports', about.importId] : null;
  const file = about.fileName ?? 'A file';
  return kind === 'import-done'
    ? { text: `${file} has been brought in.`, link }
    : { text: `${file} has not gone in: it waits for a look.`, link };
}

/** "Notices, 2 new". */
export function bellLabel(unread: number): string {
  return unread === 0 ? 'Notices' : `Notices, ${unread} new`;
}
