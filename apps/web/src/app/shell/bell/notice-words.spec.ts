import type { NoticeDto } from '@headway/api-client';
import { bellLabel, noticeLine } from './notice-words';

const about: NoticeDto['about'] = {
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
const notice = (kind: NoticeDto['kind'], given: Partial<NoticeDto['about']>): NoticeDto => ({
  id: 'n1',
  kind,
  about: { ...about, ...given },
  madeAt: '2026-12-08T09:00:00Z',
  readAt: null,
});

describe('a notice at the bell', () => {
  it('says which marks are to come and opens the class', () => {
    const given = { windowId: 20262, dueOn: '2026-12-11', classes: ['5 Hazel'], classId: 'c1', missing: 1 };
    expect(noticeLine(notice('marks-due', given))).toMatchObject({
      text: '1 mark is still to come in Autumn 2 for 5 Hazel. Due Fri 11 Dec.',
      link: ['/classes', 'c1', 'marks'],
      isNew: true,
    });
  });

  it('opens the window when several classes are meant', () => {
    const given = { windowId: 20262, dueOn: '2026-12-11', classes: ['5 Birch', '5 Hazel'], missing: 31 };
    expect(noticeLine(notice('marks-due', given))).toMatchObject({
      text: '31 marks are still to come in Autumn 2 for 5 Birch, 5 Hazel. Due Fri 11 Dec.',
      link: ['/windows', '20262'],
    });
  });

  it('says that marks were due already', () => {
    const given = { windowId: 20262, dueOn: '2026-12-07', classes: ['5 Hazel'], classId: 'c1', missing: 2 };
    expect(noticeLine(notice('marks-due', given)).text).toBe(
      '2 marks are still to come in Autumn 2 for 5 Hazel. They were due Mon 7 Dec.',
    );
  });

  it('says what became of a file', () => {
    const given = { importId: 'i1', fileName: 'results.csv' };
    expect(noticeLine(notice('import-done', given))).toMatchObject({
      text: 'results.csv has been brought in.',
      link: ['/imports', 'i1'],
    });
    expect(noticeLine(notice('import-stopped', given))).toMatchObject({
      text: 'results.csv has not gone in: it waits for a look.',
      link: ['/imports', 'i1'],
    });
  });

  it('counts what is new for who cannot see the dot', () => {
    expect([bellLabel(0), bellLabel(2)]).toEqual(['Notices', 'Notices, 2 new']);
  });
});
