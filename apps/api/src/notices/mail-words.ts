import { windowLabel, windowOfNumber } from '@headway/domain';
import type { NoticeAboutDto, NoticeDto } from './notices.dto';

type Said = Pick<NoticeDto, 'kind'> & { about: Partial<NoticeAboutDto> };

const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const dayWords = (date: string): string => day.format(new Date(`${date}T00:00:00Z`)).replace(',', '');

/** A notice as one sentence and where it leads. Whoever reads over a shoulder learns no pupil's name, nor a file's. */
function line({ kind, about }: Said): { text: string; path: string } {
  const { missing = 0, classes, dueOn, windowId, classId, importId, differences, reviews } = about;
  switch (kind) {
    case 'marks-due': {
      const marks = missing === 1 ? '1 mark is' : `${missing ?? 0} marks are`;
      const window = windowId ? ` in ${windowLabel(windowOfNumber(windowId))}` : '';
      const where = classes?.length ? ` for ${classes.join(', ')}` : '';
      const due = dueOn ? ` The day they are due: ${dayWords(dueOn)}.` : '';
      const path = classId ? `/classes/${classId}/marks` : `/windows/${windowId ?? ''}`;
      return { text: `${marks} still to come${window}${where}.${due}`, path };
    }
    case 'review-due':
      return {
        text: `${reviews === 1 ? '1 review' : `${reviews ?? 0} reviews`} of what you do in class ${reviews === 1 ? 'is' : 'are'} due.`,
        path: '/flags',
      };
    case 'analysis-differs':
      return {
        text: `Last night’s check found that ${differences ?? 0} flags and results were not up to date. They are now; whoever runs Headway should look why.`,
        path: '/',
      };
    case 'import-done':
      return { text: 'A file has been brought in.', path: importId ? `/imports/${importId}` : '/imports' };
    case 'import-stopped':
      return {
        text: 'A file has not gone in: it waits for a look.',
        path: importId ? `/imports/${importId}` : '/imports',
      };
  }
}

/** One person's notices as an e-mail in plain text. */
export function noticeMail(notices: readonly Said[], pagesUrl: string): { subject: string; text: string } {
  const lines = notices.map(line);
  const subject = lines.length === 1 ? 'Headway: a notice for you' : `Headway: ${lines.length} notices for you`;
  const paragraphs = lines.map(({ text, path }) => `${text}\n${pagesUrl}${path}`);
  const foot = 'You get this because you asked for notices by e-mail. You can stop it at the bell in Headway.';
  return { subject, text: `${[...paragraphs, foot].join('\n\n')}\n` };
}
