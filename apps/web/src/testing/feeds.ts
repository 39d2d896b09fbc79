import type { FeedDto, FeedFileDto, SavedMappingDto } from '@headway/api-client';

/** A file that has gone in: two changed, one new. */
export function feedFile(over: Partial<FeedFileDto> = {}): FeedFileDto {
  return {
    importId: '0190f6a0-0000-7000-8000-0000000000a1',
    fileName: 'roll.csv',
    status: 'applied',
    created: 1,
    changed: 2,
    left: 0,
    why: null,
    cameAt: '2026-11-26T02:10:00.000Z',
    ...over,
  };
}

/** A file that changes too much. */
export function waitingFile(over: Partial<FeedFileDto> = {}): FeedFileDto {
  const why = '60 of 420 would change or leave. This feed applies at most 50, and 10%, by itself.';
  return feedFile({ status: 'checked', changed: 60, why, ...over });
}

/** A feed of rolls, whose last file has gone in. */
export function feed(over: Partial<FeedDto> = {}): FeedDto {
  return {
    id: '0190f6a0-0000-7000-8000-0000000000f1',
    name: 'Nightly roll',
    savedMappingId: '0190f6a0-0000-7000-8000-0000000000e1',
    fullRoll: true,
    mostChanges: 50,
    mostShare: 0.1,
    createdAt: '2026-11-20T10:00:00.000Z',
    revokedAt: null,
    lastFile: feedFile(),
    waiting: [],
    waitingCount: 0,
    folder: '7/0190f6a0-0000-7000-8000-0000000000f1',
    ...over,
  };
}

export function savedMapping(over: Partial<SavedMappingDto> = {}): SavedMappingDto {
  return {
    id: '0190f6a0-0000-7000-8000-0000000000e1',
    name: 'Roll from the office',
    kind: 'pupils',
    columns: [
      { header: 'UPN', field: 'upn', subject: null },
      { header: 'Family name', field: 'surname', subject: null },
    ],
    subjects: [],
    usedAt: '2026-11-20T10:00:00.000Z',
    ...over,
  };
}
