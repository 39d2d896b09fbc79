import type { FeedDto, FeedWishDto, SavedMappingDto } from '@headway/api-client';

/** A feed as it is typed. */
export interface FeedForm {
  readonly name: string;
  /** What its files are: tables whose columns a saved mapping explains, or formats that explain themselves. */
  readonly files: 'tables' | 'formats';
  /** Empty while none is chosen. */
  readonly mappingId: string;
  readonly fullRoll: boolean;
  /** Rows, as typed. */
  readonly mostChanges: string;
  /** Per cent of the rows known before, as typed. */
  readonly mostShare: string;
}

/** How the files of a new feed come: decides what is explained when it is made; a feed takes both. */
export type FeedWay = 'upload' | 'folder';

type Field = 'name' | 'mappingId' | 'mostChanges' | 'mostShare';
export type FeedFaults = Partial<Record<Field, string>>;

export const emptyFeed: FeedForm = {
  name: '',
  files: 'tables',
  mappingId: '',
  fullRoll: false,
  mostChanges: '50',
  mostShare: '10',
};

export function formOfFeed({ name, savedMappingId, fullRoll, mostChanges, mostShare }: FeedDto): FeedForm {
  return {
    name,
    files: savedMappingId === null ? 'formats' : 'tables',
    mappingId: savedMappingId ?? '',
    fullRoll,
    mostChanges: String(mostChanges),
    mostShare: String(Number((mostShare * 100).toFixed(4))),
  };
}

/** Whether a file of the feed can be a list of everybody on roll. */
export function canBeFullRoll({ files, mappingId }: FeedForm, mappings: readonly SavedMappingDto[]): boolean {
  return files === 'formats' || mappings.find(({ id }) => id === mappingId)?.kind === 'pupils';
}

export function faultsOf(form: FeedForm, mappings: readonly SavedMappingDto[]): FeedFaults {
  const faults: FeedFaults = {};
  const [rows, percent] = [numberIn(form.mostChanges), numberIn(form.mostShare)];
  if (form.name.trim() === '') faults.name = 'Give the feed a name.';
  if (form.files === 'tables' && !mappings.some(({ id }) => id === form.mappingId)) {
    faults.mappingId = 'Choose how its files are read.';
  }
  if (rows === null || !Number.isInteger(rows) || rows > 1_000_000) {
    faults.mostChanges = 'Give a whole number, 0 or more.';
  }
  if (percent === null || percent > 100) faults.mostShare = 'Give a number from 0 to 100.';
  return faults;
}

/** What is sent; only of a form without faults. */
export function wishOf(form: FeedForm, mappings: readonly SavedMappingDto[]): FeedWishDto {
  return {
    name: form.name.trim(),
    savedMappingId: form.files === 'tables' ? form.mappingId : null,
    fullRoll: form.fullRoll && canBeFullRoll(form, mappings),
    mostChanges: Number(form.mostChanges),
    mostShare: Number(form.mostShare) / 100,
  };
}

/** Rows of a list that is used as an example. */
const EXAMPLE = 400;

/** What the two limits come to, by example; empty while they are not numbers. */
export function limitExample({ mostChanges, mostShare }: FeedForm): string {
  const [rows, percent] = [numberIn(mostChanges), numberIn(mostShare)];
  if (rows === null || percent === null || percent > 100) return '';
  // A share of 0.29 × 400 is 115.99… to a computer.
  const most = Math.min(rows, Math.floor((EXAMPLE * percent) / 100 + 1e-9));
  if (most === 0) return 'New rows go in. As soon as one row would change or leave, the file waits for you.';
  if (most >= EXAMPLE) return `New rows go in, and a list of ${EXAMPLE} may change altogether without you.`;
  return (
    `New rows go in. Of a list of ${EXAMPLE}, up to ${most} may change or leave without you; ` +
    `with ${most + 1}, the file waits for you and nothing of it goes in.`
  );
}

function numberIn(text: string): number | null {
  return /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : null;
}
