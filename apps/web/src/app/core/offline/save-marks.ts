import { Injectable, inject } from '@angular/core';
import { Api, saveResults } from '@headway/api-client';
import type { SaveOutcome, UnsentMark } from './mark-types';

/** The call that saves marks. A mark that already stands there is answered as saved, so that sending twice is harmless. */
@Injectable({ providedIn: 'root' })
export class SaveMarks {
  private readonly api = inject(Api);

  async save(schoolId: number, marks: readonly UnsentMark[]): Promise<readonly SaveOutcome[]> {
    const body = {
      marks: marks.map(({ pupilId, subjectId, windowId, mark, note, previous }) => ({
        pupilId,
        subjectId,
        windowId,
        mark,
        ...(note === undefined ? {} : { note }),
        previous,
      })),
    };
    return (await this.api.invoke(saveResults, { schoolId, body })).outcomes;
  }
}
