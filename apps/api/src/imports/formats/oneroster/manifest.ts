import { UnreadableFile } from '../../file/unreadable-file';
import type { SafeZip } from '../zip/safe-zip';
import { RosterFile } from './roster-file';

/** The files of the format that are read here. */
const filesRead = [
  ...(['academicSessions', 'orgs', 'users', 'roles', 'demographics'] as const),
  ...(['courses', 'classes', 'enrollments', 'lineItems', 'results'] as const),
] as const;
export type RosterFileName = (typeof filesRead)[number];

/** What the zip says it holds. */
export interface Manifest {
  version: '1.1' | '1.2';
  /** The path of each file that is there; a file that is said to be absent is not read even if it is. */
  paths: ReadonlyMap<RosterFileName, string>;
}

const manifestFile = 'manifest.csv';

/**
 * Reads what the zip says of itself (OneRoster 1.2 CSV binding, manifest.csv).
 * @throws UnreadableFile when it has no manifest, is of another version, holds only changes, or lacks what it names.
 */
export async function readManifest(zip: SafeZip): Promise<Manifest> {
  const path = zip.names.find((name) => /^([^/]+\/)?manifest\.csv$/.test(name) && !name.startsWith('__'));
  if (path === undefined) throw new UnreadableFile(withoutManifest(zip));
  const said = await properties(zip, path);
  const version = ['1.1', '1.2'].find((known) => said.get('oneroster.version')?.startsWith(known)) as
    Manifest['version'] | undefined;
  if (!version) {
    const found = said.get('oneroster.version') ?? 'none';
    throw new UnreadableFile(
      `${manifestFile}: OneRoster 1.2 and 1.1 can be read; this says version ${found.slice(0, 20)}.`,
    );
  }
  const folder = path.slice(0, -manifestFile.length);
  const paths = new Map<RosterFileName, string>();
  for (const name of filesRead) {
    const form = said.get(`file.${name}`.toLowerCase()) ?? 'absent';
    if (form === 'absent') continue;
    if (form === 'delta') {
      throw new UnreadableFile(
        `${manifestFile}: ${name}.csv holds only changes (delta). Export everything (bulk) and choose that zip.`,
      );
    }
    if (form !== 'bulk')
      throw new UnreadableFile(`${manifestFile}: ${name}.csv is said to be “${form.slice(0, 20)}”, not bulk.`);
    if (!zip.has(`${folder}${name}.csv`)) {
      throw new UnreadableFile(`${manifestFile} says that ${name}.csv is in the zip, but it is not.`);
    }
    paths.set(name, `${folder}${name}.csv`);
  }
  return { version, paths };
}

async function properties(zip: SafeZip, path: string): Promise<Map<string, string>> {
  const file = await RosterFile.open(zip, path, ['propertyName', 'value']);
  const said = new Map<string, string>();
  for await (const row of file.rows())
    said.set(row.text('propertyName').toLowerCase(), row.text('value').toLowerCase());
  return said;
}

function withoutManifest({ names }: SafeZip): string {
  const inside =
    names.length === 0 ? 'It is empty' : `It holds ${names.slice(0, 3).join(', ')}${names.length > 3 ? ' …' : ''}`;
  return (
    `A zip must be an OneRoster export with ${manifestFile} in it. ${inside}. ` +
    'If the file you want is inside, unpack the zip and choose that file.'
  );
}
