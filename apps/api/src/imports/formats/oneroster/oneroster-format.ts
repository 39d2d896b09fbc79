import { UnreadableFile } from '../../file/unreadable-file';
import type { FileFormat, FilePart, GivenFile } from '../file-format';
import { looksLikeZip } from '../zip/looks-like-zip';
import { SafeZip } from '../zip/safe-zip';
import { readManifest } from './manifest';
import { resultsPart } from './results-part';
import { opened, readRoster } from './roster';
import { classesPart, pupilsPart, staffPart } from './roster-tables';

const mebibyte = 1024 * 1024;
const limits = { entries: 200, entryBytes: 64 * mebibyte, totalBytes: 192 * mebibyte };

/**
 * OneRoster 1.2 exports, and those of 1.1, which differ in what is read here only in where roles stand: a zip of CSV
 * files that refer to each other. Zips inside of it are not opened.
 */
export const oneRosterFormat: FileFormat = {
  key: 'oneroster',

  recognises: ({ bytes }) => looksLikeZip(bytes),

  async read({ bytes }: GivenFile): Promise<FilePart[]> {
    const zip = await SafeZip.open(bytes, limits);
    const manifest = await readManifest(zip);
    const roster = await readRoster(zip, manifest);
    const enrolments = await opened(zip, manifest, 'enrollments', ['classSourcedId', 'userSourcedId', 'role']);
    // Whoever is a member of a class, or has a result, must be there before.
    const parts = [
      ...staffPart(roster),
      ...pupilsPart(roster),
      ...(await classesPart(roster, enrolments)),
      ...(await resultsPart(zip, manifest, roster)),
    ];
    if (parts.length === 0) throw new UnreadableFile('The export names no pupil and no member of staff.');
    return parts;
  },
};
