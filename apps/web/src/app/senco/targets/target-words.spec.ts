import type { PupilTargetsDto, ScaleDto, TargetSubjectDto } from '@headway/api-client';
import { shippedScales } from '@headway/domain';
import {
  earlierWords,
  latestWords,
  pointProblem,
  spanWords,
  targetsAnswer,
  levelWords,
  workingOn,
  workingToWords,
} from './target-words';

const steps = {
  id: 2,
  name: 'Our small steps',
  steps: [{ value: 3, label: 'Step 3' }],
} as ScaleDto;

const subject = (change: Partial<TargetSubjectDto>): TargetSubjectDto => ({
  ...{ subjectId: 1, name: 'Maths', strandOf: null, scaleId: 1, yearGroup: 5, latest: null },
  ...{ workingTo: [], targets: [], forecasts: [] },
  ...change,
});
const span = (startsOn: string, endsOn: string | null) => ({
  ...{ startsOn, endsOn, yearGroup: 3, scaleId: null, reason: null, setBy: null },
});
const point = (windowId: number) => ({
  ...{ windowId, scaleId: 2, value: 3, by: 'Mrs Hale', at: '2026-10-03T08:00:00Z' },
});
const target = (windowId: number) => ({
  ...point(windowId),
  agreedWith: null,
  agreedOn: null,
  note: null,
  earlier: [],
});
const page = (...subjects: TargetSubjectDto[]): PupilTargetsDto => ({
  ...{ pupilId: 'a', forename: 'Amira', surname: 'Begum', yearGroup: 5, today: '2026-11-25', canWrite: true },
  ...{ windows: [], subjects },
});

describe('targets in words', () => {
  it('opens with how many there are, and where the pupil works to something else', () => {
    expect(targetsAnswer(page(subject({})), 20266)).toBe('Amira has no target for Summer 2 yet.');
    const maths = subject({ targets: [target(20266)], workingTo: [span('2026-09-07', null)] });
    const english = subject({ name: 'English', workingTo: [span('2026-09-07', null)] });
    const past = subject({ name: 'Art', workingTo: [span('2026-09-07', '2026-11-24')], targets: [target(20263)] });
    expect(targetsAnswer(page(maths, english, past), 20266)).toBe(
      'Amira has one target for Summer 2, and works at another level in maths and English.',
    );
  });

  it('says to what, and from when to when', () => {
    expect(workingToWords({ ...span('2026-09-07', null), scaleId: 2 }, [steps])).toBe('Year 3, on Our small steps');
    expect(levelWords(span('2026-09-07', null), [])).toBe('at the level of Year 3');
    expect(levelWords({ ...span('2026-09-07', null), yearGroup: null, scaleId: 2 }, [steps])).toBe(
      'at the class’s level, on Our small steps',
    );
    expect(levelWords(null, [])).toBe('at the class’s level');
    expect(spanWords(span('2026-09-07', null))).toBe('from 7 Sep');
    expect(spanWords(span('2026-09-07', '2026-12-18'))).toBe('7 Sep to 18 Dec');
    const both = subject({ workingTo: [span('2026-12-01', null), span('2026-09-07', '2026-11-30')] });
    expect(workingOn(both, '2026-11-30')?.startsOn).toBe('2026-09-07');
    expect(workingOn(both, '2026-09-06')).toBeNull();
  });

  it('takes a mark of the scale or nothing, no code', () => {
    const phonics = shippedScales.find(({ key }) => key === 'phonics')?.scale;
    if (!phonics) throw new Error('The phonics check is not shipped.');
    expect(pointProblem('32', phonics)).toBeNull();
    expect(pointProblem('', phonics)).toBeNull();
    expect(pointProblem('41', phonics)).toContain('0 to 40');
    expect(pointProblem('A', phonics)).toContain('a code is nothing to work towards');
  });

  it('writes values as their scale does', () => {
    const latest = { windowId: 20262, scaleId: 2, value: 3, code: null };
    expect(latestWords(subject({ latest }), [steps])).toBe('Latest: Step 3, Autumn 2 2026/27');
    const absent = { ...latest, value: null, code: 'A' as const };
    expect(latestWords(subject({ latest: absent }), [steps])).toBe('Latest: absent, Autumn 2 2026/27');
    expect(earlierWords(point(20266), [steps])).toBe('Step 3, set by Mrs Hale on 3 Oct');
  });
});
