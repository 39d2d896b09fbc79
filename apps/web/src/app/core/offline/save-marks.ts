import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { Api, saveResults } from '@headway/api-client';
import { firstValueFrom, throwError, timeout } from 'rxjs';
import type { SaveOutcome, UnsentMark } from './mark-types';

/** A network that holds a request back for longer, in milliseconds, is as good as none. */
const LONGEST_MS = 30_000;

/** The call that saves marks. A mark that already stands there is answered as saved, so that sending twice is harmless. */
@Injectable({ providedIn: 'root' })
export class SaveMarks {
  private readonly api = inject(Api);
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
    const unanswered = () => throwError(() => new HttpErrorResponse({ status: 0 }));
    const saved = saveResults(this.http, this.api.rootUrl, { schoolId, body });
    return (await firstValueFrom(saved.pipe(timeout({ each: LONGEST_MS, with: unanswered })))).body.outcomes;
  }
}
