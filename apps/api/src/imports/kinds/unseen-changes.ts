import type { ImportCounts } from '../import-counts';
import { ImportRefused } from '../import-stops';
import type { PartWork } from '../part-work';

/**
 * What somebody has written since a file was checked is not written over unseen.
 * @throws ImportRefused when the file now changes more than the person who looked at it was told; it says nothing of
 * what it found, so that only checking again opens the way.
 */
export function refuseUnseenChanges({ checked }: PartWork, { changed }: ImportCounts): void {
  if (checked && changed > checked.changed) {
    throw new ImportRefused('The file would change more than when it was checked. Check it again.');
  }
}
