import type { FeedDto, SavedColumnDto, SavedMappingDto } from '@headway/api-client';
import { fieldLabel, type FileKinds } from '../file-kinds';
import { counted } from '../../shared/words/numbers';

/** The page's question answered: which files Headway knows again. */
export function mappingsAnswer(mappings: readonly SavedMappingDto[]): string {
  const sorts = mappings.length === 1 ? 'One sort of file' : `${mappings.length} sorts of file`;
  return `${sorts} ${mappings.length === 1 ? 'is' : 'are'} known again by ${mappings.length === 1 ? 'its' : 'their'} columns.`;
}

/** "5 columns, 2 subjects" */
export function sizeWords({ columns, subjects }: SavedMappingDto): string {
  const parts = [counted(columns.length, 'column'), ...(subjects.length ? [counted(subjects.length, 'subject')] : [])];
  return parts.join(', ');
}

/** What a column holds, as the import page calls it: "Surname", "Mark in Maths". */
export function columnWords(
  { field, subject }: SavedColumnDto,
  { kind }: Pick<SavedMappingDto, 'kind'>,
  kinds: Pick<FileKinds, 'one'>,
): string {
  const label = fieldLabel(kinds.one(kind), field);
  return subject === null ? label : `${label}: ${subject}`;
}

/** Names of the feeds that still run and read with a mapping. */
export function feedsWith({ id }: SavedMappingDto, feeds: readonly FeedDto[]): string[] {
  return feeds.filter((feed) => feed.savedMappingId === id && feed.revokedAt === null).map(({ name }) => name);
}
