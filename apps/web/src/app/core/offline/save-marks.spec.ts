import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { typed } from '../../../testing/marks-device';
import { SaveMarks } from './save-marks';

describe('the call that saves marks', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  });
  afterEach(() => jest.useRealTimers());

  it('sends what was typed and what it stands against; a comment only when it was touched', async () => {
    const saving = TestBed.inject(SaveMarks).save(1, [typed(), typed({ pupilId: 'jakub', note: null })]);
    const asked = TestBed.inject(HttpTestingController).expectOne('/api/v1/schools/1/results');
    const sent = { subjectId: 3, windowId: 20262, mark: '104', previous: { value: null, code: null } };
    expect([asked.request.method, asked.request.body]).toEqual([
      'PUT',
      {
        marks: [
          { ...sent, pupilId: 'amira' },
          { ...sent, pupilId: 'jakub', note: null },
        ],
      },
    ]);
    asked.flush({ outcomes: [] });
    expect(await saving).toEqual([]);
  });

  it('takes a network that holds the request back for none, and takes the request back', async () => {
    jest.useFakeTimers();
    const saving = TestBed.inject(SaveMarks)
      .save(1, [typed()])
      .catch((error: { status: number }) => error.status);
    const request = TestBed.inject(HttpTestingController).expectOne('/api/v1/schools/1/results');
    await jest.advanceTimersByTimeAsync(30_000);
    expect([await saving, request.cancelled]).toEqual([0, true]);
  });
});
