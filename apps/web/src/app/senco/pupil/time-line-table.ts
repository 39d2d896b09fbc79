import type { PupilStoryDto, SubjectLaneDto } from '@headway/api-client';
import { chartScale } from '../../shared/charts/result-points';
import type { ChartTableData } from '../../shared/charts/series-words';
import { BAND_SEMS, valueText } from '../../shared/charts/series';
import { windowNameWithYear } from '../../shared/words/school-words';
import { missedShare } from './time-line-drawing';

const CODES = { A: 'absent', N: 'not assessed', B: 'below the scale' } as const;

/** The time line as a table: a row for each half term, a column for each lane. */
export function timeLineTable(story: PupilStoryDto): ChartTableData {
  const lanes = story.subjects ?? [];
  return {
    columns: ['Half term', ...lanes.map(laneName), 'Help', 'Sessions missed'],
    rows: story.halfTerms.map((term) => [
      windowNameWithYear(term.windowId),
      ...lanes.map((lane) => resultText(lane, term.windowId)),
      (story.help ?? [])
        .filter(
          ({ startsOn, endsOn, groupEndsOn }) => startsOn <= term.endsOn && (endsOn ?? groupEndsOn) >= term.startsOn,
        )
        .map(({ groupName }) => groupName)
        .join(', ') || '–',
      missedText(story, term.windowId),
    ]),
  };
}

/** Says everything on the time line to who cannot see it. */
export function timeLineSentence(story: PupilStoryDto): string {
  const lanes = (story.subjects ?? []).map((lane) => {
    const values = lane.points.flatMap(({ value }) => (value === null ? [] : [valueText(value, chartScale(lane))]));
    return `${lane.subjectName}: ${values.length > 0 ? values.join(', ') : 'no result'}`;
  });
  const help = (story.help ?? []).map(({ groupName, had, due }) => `${groupName}, ${had} of ${due} sessions`);
  return [
    `Time line of ${story.forename} ${story.surname}`,
    ...lanes,
    help.length > 0 ? `Help: ${help.join('; ')}` : 'No help so far',
    'The same as a table: press T',
  ].join('. ');
}

const laneName = (lane: SubjectLaneDto): string => lane.subjectName;

function resultText(lane: SubjectLaneDto, windowId: number): string {
  const point = lane.points.find((each) => each.windowId === windowId);
  if (!point) return '–';
  if (point.value === null) return point.code ? CODES[point.code] : '–';
  const scale = chartScale(lane);
  const text = valueText(point.value, scale);
  if (!point.error || scale.steps?.length) return text;
  return `${text} (± ${valueText(BAND_SEMS * point.error, {})})`;
}

function missedText({ attendance }: PupilStoryDto, windowId: number): string {
  const one = attendance.find((each) => each.windowId === windowId);
  return one ? `${one.possible - one.attended} of ${one.possible} (${Math.round(missedShare(one) * 100)}%)` : '–';
}
