import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import {
  type AnalysisRunDto,
  Api,
  cancelAnalysis,
  latestAnalysis,
  listJobs,
  retryJob,
  type WaitingJobDto,
} from '@headway/api-client';
import { from } from 'rxjs';
import { render, settled } from '../../../testing/render';
import { type Follow, LiveEvents } from '../../core/live/live-events';
import { Session } from '../../core/session/session';
import { analysisWords, workAnswer } from './job-words';
import { SettingsJobs } from './settings-jobs';

const run: AnalysisRunDto = {
  ...{ id: 'r1', status: 'done', kind: 'whole', differences: null, done: 6, total: 6, failure: null },
  ...{ flagsOpened: 3, flagsUpdated: 1, flagsResolved: 2, startedAt: '2026-11-23T10:00:00Z', finishedAt: null },
};
const broken: WaitingJobDto = {
  ...{ id: 8, job: 'estimate-impact', about: null, state: 'failed', since: '2026-11-22T10:00:00Z', promises: 1 },
  ...{ failures: 3, failure: 'Error: the disk is full\n    at write (a.js:1)', failedAt: '2026-11-23T10:00:00Z' },
};

async function open(latest: AnalysisRunDto, jobs: WaitingJobDto[]) {
  const waiting = [...jobs];
  const invoke = jest.fn(async (operation: unknown) => {
    if (operation === retryJob) waiting.length = 0;
    if (operation === listJobs) return { total: waiting.length, failed: waiting.length, jobs: [...waiting] };
    return operation === latestAnalysis ? { run: latest, waiting: false } : undefined;
  });
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: Api, useValue: { invoke } },
      { provide: Session, useValue: { schoolId: () => 7, can: () => true } },
      { provide: LiveEvents, useValue: { follow: <T>({ read }: Follow<T>) => from(read()) } },
    ],
  });
  const page = render(SettingsJobs);
  const element = page.fixture.nativeElement as HTMLElement;
  const turn = async (): Promise<void> => {
    await settled();
    page.fixture.detectChanges();
  };
  await turn();
  const press = async (name: string): Promise<void> => {
    const button = [...element.querySelectorAll('button')].find((one) => one.textContent?.includes(name));
    if (!button) throw new Error(`No button ${name}`);
    button.click();
    await turn();
    await turn();
  };
  return { element, invoke, press };
}

describe('background work', () => {
  it('says what failed and why, without where in the program, and tries it again', async () => {
    const { element, invoke, press } = await open(run, [broken]);
    expect(element.textContent).toContain('1 job failed and waits for you.');
    expect(element.textContent).toContain('Estimate of what helped');
    expect(element.textContent).toContain('the disk is full');
    expect(element.textContent).not.toContain('a.js');
    await press('Try again');
    expect(invoke).toHaveBeenCalledWith(retryJob, { schoolId: 7, jobId: 8 });
    expect(element.textContent).toContain('All work is done.');
  });

  it('shows how far an analysis is, and cancels it', async () => {
    const { element, invoke, press } = await open({ ...run, status: 'running', done: 2 }, []);
    expect(element.textContent).toContain('Running: 2 of 6 cohorts done.');
    await press('Cancel');
    expect(invoke).toHaveBeenCalledWith(cancelAnalysis, { schoolId: 7 });
  });

  it('offers to cancel nothing that has ended', async () => {
    const { element } = await open(run, []);
    expect(element.textContent).toContain('Done: 6 cohorts looked at; flags: 3 raised, 1 changed, 2 resolved.');
    expect(element.querySelector('button')).toBeNull();
  });

  it('has words for every state', () => {
    expect(workAnswer({ failed: 0, total: 2 })).toBe('Nothing failed. 2 jobs are on the way.');
    expect(analysisWords({ ...run, kind: 'nightly', differences: 1 })).toMatch(/found 1 difference\.$/);
    expect(analysisWords({ ...run, status: 'cancelled', failure: 'Somebody cancelled it; nothing was changed.' })).toBe(
      'Somebody cancelled it; nothing was changed.',
    );
  });
});
