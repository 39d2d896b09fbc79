import type { PupilStoryDto, SubjectLaneDto } from '@headway/api-client';
import { type BandDrawing, type Frame, drawBand } from '../../shared/charts/band-drawing';
import { type Category, isHollow, markerPath } from '../../shared/charts/marker';
import { chartScale, expectedNow, nearbySteps, resultPoints, subjectCategory } from '../../shared/charts/result-points';
import { valueText, type Series } from '../../shared/charts/series';
import { type SideLabel, spreadLabels } from '../../shared/charts/spread-labels';
import { dayOf, LEFT, RIGHT, timeAxis, WIDTH, type TimeAxis } from './time-axis';

const TOP = 40;
const PAD = 14;
const NUMBERS_HEIGHT = 110;
const STEP_HEIGHT = 19;
const HELP_ROW = 30;
const ATTENDANCE_HEIGHT = 78;
/** From 10 % of sessions missed absence counts as persistent (DfE). */
const PERSISTENT = 0.1;

export interface SubjectLane {
  readonly name: string;
  readonly about: string;
  readonly top: number;
  readonly bottom: number;
  readonly colour: string;
  readonly hollow: boolean;
  readonly dot: string;
  readonly lastDot: string;
  readonly drawing: BandDrawing;
  /** Names of lines at the right end, the expected standard among them. */
  readonly labels: readonly SideLabel[];
  readonly values: readonly string[];
}

export interface HelpBar {
  readonly name: string;
  readonly sessions: string;
  readonly x: number;
  readonly width: number;
  readonly had: number;
  readonly y: number;
  /** The name stands before the bar, or after it where there is no room before. */
  readonly labelX: number;
  readonly labelEnd: boolean;
}

export interface AttendanceBar {
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  readonly percent: number;
  readonly persistent: boolean;
}

export interface TimeLineDrawing {
  readonly height: number;
  readonly axis: TimeAxis;
  readonly subjects: readonly SubjectLane[];
  readonly help: { readonly top: number; readonly bottom: number; readonly bars: readonly HelpBar[] } | null;
  readonly attendance: {
    readonly top: number;
    readonly bottom: number;
    readonly lineY: number;
    readonly bars: readonly AttendanceBar[];
  } | null;
}

/** Everything on a pupil's time line, in the drawing's own measure: one time axis, a lane for each thing. */
export function drawTimeLine(story: PupilStoryDto): TimeLineDrawing {
  const axis = timeAxis(story);
  let top = TOP;
  const subjects = (story.subjects ?? []).map((lane) => {
    const drawn = drawSubject(lane, axis, top);
    top = drawn.bottom;
    return drawn;
  });
  const help = story.help && story.help.length > 0 ? drawHelp(story, axis, top) : null;
  top = help?.bottom ?? top;
  const attendance = story.attendance.length > 0 ? drawAttendance(story, axis, top) : null;
  return { height: (attendance?.bottom ?? top) + 24, axis, subjects, help, attendance };
}

function drawSubject(lane: SubjectLaneDto, axis: TimeAxis, top: number): SubjectLane {
  const scale = nearbySteps(chartScale(lane), lane.points);
  const steps = scale.steps?.length ?? 0;
  const bottom = top + (steps > 0 ? Math.max(76, steps * STEP_HEIGHT + 2 * PAD) : NUMBERS_HEIGHT);
  const category: Category = subjectCategory(lane.subjectName, lane.subjectId);
  const shown = lane.points.filter(({ windowId }) => axis.dayOfWindow(windowId) !== null);
  const points = resultPoints(shown).map((point, i) => ({
    ...point,
    x: axis.dayOfWindow(shown[i]?.windowId ?? 0) ?? axis.span[0],
  }));
  const series: Series = { name: lane.subjectName, points, expected: expectedNow(shown), peers: [], scale };
  const frame = { width: WIDTH, left: LEFT, right: RIGHT, top: top + PAD + 6, bottom: bottom - PAD, axes: false };
  const drawing = drawBand(series, frame, axis.span);
  return {
    name: lane.subjectName,
    about: aboutScale(lane),
    top,
    bottom,
    colour: `c${category}`,
    hollow: isHollow(category),
    dot: markerPath(category, 3.5),
    lastDot: markerPath(category, 5),
    drawing,
    labels: labelsOf(series, drawing, frame),
    values: shown.flatMap(({ value }) => (value === null || steps > 0 ? [] : [valueText(value, scale)])),
  };
}

const LABEL_GAP = 14;
const MIDDLE_OF_TEXT = 4;

function labelsOf({ expected, scale }: Series, drawing: BandDrawing, frame: Frame): readonly SideLabel[] {
  if (expected === null || drawing.expectedY === null) return drawing.labels;
  const name = valueText(expected, scale);
  if (drawing.labels.some(({ text }) => text === name)) {
    return drawing.labels.map((label) => (label.text === name ? { ...label, text: `${name} expected` } : label));
  }
  const middles = drawing.labels.map((label) => ({ ...label, y: label.y - MIDDLE_OF_TEXT }));
  const all = [...middles, { y: drawing.expectedY, text: `${name} expected`, strong: false }];
  return spreadLabels(all, LABEL_GAP, frame.top, frame.bottom).map((label) => ({
    ...label,
    y: label.y + MIDDLE_OF_TEXT,
  }));
}

const KINDS = {
  ordinal: 'steps',
  standardised: 'standard score',
  scaled: 'scaled score',
  raw: 'marks',
  age: 'age in months',
} as const;

function aboutScale({ scale, points }: SubjectLaneDto): string {
  if (!scale) return '';
  if (scale.basis === 'judgement') return 'teacher judgement';
  return points.some(({ errorAssumed }) => errorAssumed) ? `${KINDS[scale.kind]}, usual error` : KINDS[scale.kind];
}

function drawHelp({ help, today }: PupilStoryDto, axis: TimeAxis, top: number): TimeLineDrawing['help'] {
  const bars = (help ?? [])
    .filter(({ startsOn }) => dayOf(startsOn) <= axis.span[1])
    .map((one, i): HelpBar => {
      const until = [one.endsOn ?? one.groupEndsOn, today].sort()[0] ?? today;
      const x = axis.at(Math.max(axis.span[0], dayOf(one.startsOn)));
      const width = Math.max(8, axis.at(dayOf(until)) - x);
      const labelEnd = x > WIDTH / 2;
      return {
        name: one.groupName,
        sessions: `${one.had} of ${one.due} sessions`,
        x,
        width,
        had: one.due > 0 ? (width * one.had) / one.due : 0,
        y: top + 8 + i * HELP_ROW,
        labelX: labelEnd ? x - 8 : x + width + 8,
        labelEnd,
      };
    });
  return { top, bottom: top + Math.max(2, bars.length) * HELP_ROW + 8, bars };
}

function drawAttendance(story: PupilStoryDto, axis: TimeAxis, top: number): TimeLineDrawing['attendance'] {
  const bottom = top + ATTENDANCE_HEIGHT;
  const most = Math.max(2 * PERSISTENT, ...story.attendance.map(missedShare));
  const heightOf = (share: number): number => (share / most) * (ATTENDANCE_HEIGHT - 18);
  const bars = story.attendance.flatMap((one): AttendanceBar[] => {
    const term = story.halfTerms.find(({ windowId }) => windowId === one.windowId);
    if (!term || one.possible === 0) return [];
    const share = missedShare(one);
    const x = axis.at(dayOf(term.startsOn));
    const end = axis.at(Math.min(axis.span[1], dayOf(term.endsOn)));
    return [
      {
        x: x + 3,
        width: Math.max(4, end - x - 6),
        y: bottom - heightOf(share),
        height: heightOf(share),
        percent: Math.round(share * 100),
        persistent: share >= PERSISTENT,
      },
    ];
  });
  return { top, bottom, lineY: bottom - heightOf(PERSISTENT), bars };
}

/** Share of possible sessions that were missed. */
export function missedShare({ possible, attended }: { possible: number; attended: number }): number {
  return possible === 0 ? 0 : (possible - attended) / possible;
}
