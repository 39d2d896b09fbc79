import { labelOf, reliableChange, type IsoDate, academicYearOf } from '@headway/domain';
import type { Transaction } from '../core/database/database';
import { doseKey, type Dose } from './dose';
import type { GridCardDto, GridResultDto, GridWhyDto } from './grid.dto';

/** Beyond this many standard errors a change is more than chance at the 5 % level. */
const moreThanChance = 1.96;

interface ResultJson {
  windowId: number;
  scaleId: number;
  value: number | null;
  code: string | null;
  error: number | null;
  direction: 'up' | 'down';
  steps: { value: number; label: string }[];
}

interface ReasonJson {
  rule: string;
  severity: number;
}

export interface CardRow extends Omit<GridCardDto, 'why' | 'had' | 'due' | 'results' | 'change'> {
  groupId: string;
  flagReasons: ReasonJson[] | null;
  /** The latest first. */
  lastResults: ResultJson[] | null;
}

/** The pupils in these groups today or later, with their live flag and last two results in the group's subject. */
export function readCards(tx: Transaction, groupIds: readonly string[], today: IsoDate): Promise<CardRow[]> {
  return tx.query<CardRow[]>(
    `SELECT p.group_id AS "groupId", p.id AS "placementId", p.version, p.starts_on::text AS "startsOn",
       p.ends_on::text AS "endsOn", p.reason, p.pupil_id AS "pupilId",
       coalesce(u.preferred_forename, u.legal_forename) || ' ' || coalesce(u.preferred_surname, u.legal_surname) AS name,
       coalesce(u.preferred_forename, u.legal_forename) AS forename,
       coalesce(u.preferred_surname, u.legal_surname) AS surname, c.name AS "className",
       $3::int - u.cohort_year AS "yearGroup", f.reasons AS "flagReasons", r.list AS "lastResults"
     FROM placement p
     JOIN intervention_group g ON g.school_id = p.school_id AND g.id = p.group_id
     JOIN pupil u ON u.school_id = p.school_id AND u.id = p.pupil_id
     LEFT JOIN LATERAL (
       SELECT c.name FROM class_pupil cp JOIN class c ON c.school_id = cp.school_id AND c.id = cp.class_id
       WHERE cp.school_id = p.school_id AND cp.pupil_id = p.pupil_id AND c.kind = 'registration'
         AND cp.starts_on <= $2 AND (cp.ends_on IS NULL OR cp.ends_on >= $2) LIMIT 1) c ON true
     LEFT JOIN flag f ON f.school_id = p.school_id AND f.pupil_id = p.pupil_id AND f.subject_id = g.subject_id
       AND f.state IN ('open', 'acknowledged')
     LEFT JOIN LATERAL (
       SELECT json_agg(last ORDER BY last."windowId" DESC) AS list FROM (
         SELECT r.window_id AS "windowId", r.scale_id AS "scaleId", r.value, r.code, x.error, s.direction, s.steps
         FROM result r JOIN scale s ON s.school_id = r.school_id AND s.id = r.scale_id
         LEFT JOIN progress x ON x.school_id = r.school_id AND x.pupil_id = r.pupil_id
           AND x.subject_id = r.subject_id AND x.window_id = r.window_id
         WHERE r.school_id = p.school_id AND r.pupil_id = p.pupil_id AND r.subject_id = g.subject_id
         ORDER BY r.window_id DESC LIMIT 2) last) r ON true
     WHERE p.group_id = ANY($1) AND p.undone_at IS NULL AND (p.ends_on IS NULL OR p.ends_on >= $2)
     ORDER BY surname, forename, p.id`,
    [groupIds, today, academicYearOf(today)],
  );
}

/** A card as it travels. */
export function cardOf(row: CardRow, subject: string | null, doses: ReadonlyMap<string, Dose>): GridCardDto {
  const { groupId, flagReasons, lastResults, ...card } = row;
  const dose = doses.get(doseKey(groupId, row.pupilId));
  const results = [...(lastResults ?? [])].reverse();
  return {
    ...card,
    why: subject === null ? null : topReason(flagReasons ?? [], subject),
    had: dose?.had ?? 0,
    due: dose?.due ?? 0,
    results: results.map(resultOf),
    change: changeOf(results),
  };
}

/** The reason furthest beyond its threshold. */
export function topReason(reasons: readonly ReasonJson[], subject: string): GridWhyDto | null {
  const [top] = [...reasons].sort((a, b) => b.severity - a.severity);
  return top ? { rule: top.rule, subject } : null;
}

const codeLabels: Record<string, string> = { A: 'absent', N: 'not assessed', B: 'below the scale' };

function resultOf({ windowId, value, code, steps }: ResultJson): GridResultDto {
  return {
    windowId,
    value,
    label: value === null ? (codeLabels[code ?? ''] ?? 'no result') : labelOf(value, { steps }),
  };
}

/** Judged as everywhere: the change over its standard error; nothing is said across scales or without an error. */
function changeOf([earlier, later]: readonly ResultJson[]): GridCardDto['change'] {
  if (!earlier || !later || earlier.scaleId !== later.scaleId) return null;
  if (earlier.value === null || later.value === null || earlier.error === null || later.error === null) return null;
  const index = reliableChange({ score: earlier.value, sem: earlier.error }, { score: later.value, sem: later.error });
  if (!index.ok) return null;
  const towardsGood = later.direction === 'down' ? -index.value : index.value;
  if (Math.abs(towardsGood) < moreThanChance) return 'chance';
  return towardsGood > 0 ? 'better' : 'worse';
}
