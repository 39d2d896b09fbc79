import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { SaveOutcome, UnsentMark } from './mark-types';

/** The call that saves marks. A mark that already stands there is answered as saved, so that sending twice is harmless. */
@Injectable({ providedIn: 'root' })
export class SaveMarks {
  private readonly http = inject(HttpClient);

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
    const { outcomes } = await firstValueFrom(
      this.http.put<{ outcomes: SaveOutcome[] }>(`/api/v1/schools/${schoolId}/results`, body),
    );
    return outcomes;
  }
}
