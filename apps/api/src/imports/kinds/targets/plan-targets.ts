import { labelOf, parseMark, type Scale, windowLabel, windowOfNumber } from '@headway/domain';
import { readPupilScales, type PupilScales } from '../../../assessments/pupil-scales';
import { ensureYear } from '../../../schools/ensure-year';
import { fieldLabel } from '../../mapping/import-mapping';
import type { PartWork } from '../../part-work';
import { groupedBy } from '../rows/grouped';
import { readTable } from '../rows/read-table';
import { type PupilOnRoll, Roll } from '../rows/roll';
import { TableFindings } from '../rows/table-findings';
import { tableWork } from '../rows/table-work';
import { type ReadTarget, readTarget, subjectsOf } from './read-targets';
import { type TargetRecord, writeTargets } from './write-targets';

interface PlannedTarget extends TargetRecord {
  row: number;
  pupil: PupilOnRoll;
  what: string;
}

/** Pupils' own targets, on the scale each pupil is marked on. */
export const targetsWork = tableWork(async (work) => {
  const findings = new TableFindings();
  const roll = await Roll.of(work);
  const subjects = await subjectsOf(work);
  const rows = await readTable(work, findings, (cells) => {
    const pupil = roll.pupilOf(cells, findings);
    return pupil && readTarget(cells, pupil, subjects, work);
  });
  const stored = await storedTargets(work, rows);
  const scales = await scalesOf(work, rows);
  const planned = [...groupedBy(rows, keyOfRow).values()]
    .flatMap((same) => agreed(same, findings))
    .flatMap((read) => planOf(read, scales.get(windowOfNumber(read.windowId).startYear), stored, findings));
  const differing = planned.filter((target) => compare(target, stored.get(keyOf(target)), scales, findings));
  findings.counts.windows = [...new Set(differing.map(({ windowId }) => windowId))].sort((a, b) => a - b);
  return {
    findings,
    write: async () => {
      const years = new Set(findings.counts.windows.map((window) => windowOfNumber(window).startYear));
      for (const year of years) await ensureYear(work.tx, work.schoolId, year);
      await writeTargets(work, differing);
    },
  };
});

const keyOf = ({ pupilId, subjectId, windowId }: Pick<TargetRecord, 'pupilId' | 'subjectId' | 'windowId'>): string =>
  `${pupilId} ${subjectId} ${windowId}`;
const keyOfRow = ({ pupil, subject, windowId }: ReadTarget): string =>
  keyOf({ pupilId: pupil.id, subjectId: subject.id, windowId });

async function storedTargets(
  { tx, schoolId }: PartWork,
  rows: readonly ReadTarget[],
): Promise<Map<string, TargetRecord>> {
  const targets = await tx.query<TargetRecord[]>(
    `SELECT pupil_id AS "pupilId", subject_id AS "subjectId", window_id AS "windowId", scale_id AS "scaleId", value,
            agreed_with AS "agreedWith", agreed_on::text AS "agreedOn", note
     FROM target WHERE school_id = $1 AND pupil_id = ANY($2)`,
    [schoolId, [...new Set(rows.map(({ pupil }) => pupil.id))]],
  );
  return new Map(targets.map((target) => [keyOf(target), target]));
}

/** The pupils' scales in each year that targets are for: what somebody works to now is what the target is in. */
async function scalesOf(
  { tx, schoolId, today }: PartWork,
  rows: readonly ReadTarget[],
): Promise<Map<number, PupilScales>> {
  const pupilIds = [...new Set(rows.map(({ pupil }) => pupil.id))];
  const scales = new Map<number, PupilScales>();
  for (const startYear of new Set(rows.map(({ windowId }) => windowOfNumber(windowId).startYear))) {
    scales.set(startYear, await readPupilScales(tx, { schoolId, pupilIds, startYear, day: today }));
  }
  return scales;
}

function agreed(same: readonly ReadTarget[], findings: TableFindings): ReadTarget[] {
  const [first, ...others] = same;
  if (!first) return [];
  const said = ({ row: _, pupil: _pupil, ...target }: ReadTarget): string => JSON.stringify(target);
  if (others.every((other) => said(other) === said(first))) {
    findings.counts.repeated += others.length;
    return [first];
  }
  const rows = same.map(({ row }) => row).join(' and ');
  for (const { row, text, pupil } of same) {
    findings.invalid(row, fieldLabel('target'), text, `Rows ${rows} set this pupil different targets`, pupil);
  }
  return [];
}

/** A target stays on the scale it was set on as long as that can read what the file says. */
function planOf(
  read: ReadTarget,
  scales: PupilScales | undefined,
  stored: ReadonlyMap<string, TargetRecord>,
  findings: TableFindings,
): PlannedTarget[] {
  const { row, pupil, subject, windowId, text } = read;
  const known = stored.get(keyOfRow(read));
  const invalid = (why: string): PlannedTarget[] => {
    findings.invalid(row, fieldLabel('target'), text, why, pupil);
    return [];
  };
  const usual = scales?.of(pupil.id, subject).scale ?? null;
  const own = known ? (scales?.scale(known.scaleId) ?? null) : null;
  const scale = own && valueOn(text, own) === known?.value ? own : usual;
  if (!scale) return invalid(`${subject.name} has no scale yet`);
  const mark = parseMark(text, scale);
  if (!mark.ok) return invalid(`${mark.because.charAt(0).toUpperCase()}${mark.because.slice(1).replace(/\.$/, '')}`);
  if (mark.value.kind !== 'value') return invalid('A target is a value of the scale, not a code');
  return [
    {
      row,
      pupil,
      what: `${subject.name}, ${windowLabel(windowOfNumber(windowId))}`,
      pupilId: pupil.id,
      subjectId: subject.id,
      windowId,
      scaleId: scale.id,
      value: mark.value.value,
      agreedWith: read.agreedWith ?? known?.agreedWith ?? null,
      agreedOn: read.agreedOn ?? known?.agreedOn ?? null,
      note: read.note ?? known?.note ?? null,
    },
  ];
}

function valueOn(text: string, scale: Scale): number | null {
  const mark = parseMark(text, scale);
  return mark.ok && mark.value.kind === 'value' ? mark.value.value : null;
}

/** @returns whether it differs from what is stored. */
function compare(
  target: PlannedTarget,
  known: TargetRecord | undefined,
  scales: ReadonlyMap<number, PupilScales>,
  findings: TableFindings,
): boolean {
  const { row, pupil, what } = target;
  if (!known) {
    findings.created(pupil.id);
    return true;
  }
  const inWords = ({ scaleId, value, windowId }: TargetRecord): string => {
    const scale = scales.get(windowOfNumber(windowId).startYear)?.scale(scaleId);
    return scale ? labelOf(value, scale) : String(value);
  };
  const differences = [
    ...(known.value === target.value && known.scaleId === target.scaleId
      ? []
      : [{ what, before: inWords(known), after: inWords(target) }]),
    ...(['agreedWith', 'agreedOn', 'note'] as const)
      .filter((field) => known[field] !== target[field])
      .map((field) => ({
        what: `${what}: ${labels[field]}`,
        before: known[field] ?? '–',
        after: target[field] ?? '–',
      })),
  ];
  if (differences.length === 0) {
    findings.unchanged();
    return false;
  }
  findings.changed(row, pupil, differences);
  return true;
}

const labels = { agreedWith: 'agreed with', agreedOn: 'agreed on', note: 'note' } as const;
