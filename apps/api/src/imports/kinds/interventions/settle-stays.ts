import type { IsoDate } from '@headway/domain';
import { newId } from '../../../core/time/new-id';
import { mostAtOnce, shareADay, type Stay } from '../../../interventions/placement-roster';
import { fieldLabel, type ImportField } from '../../mapping/import-mapping';
import { groupedBy } from '../rows/grouped';
import { sinceUntil } from '../rows/since-until';
import type { TableFindings } from '../rows/table-findings';
import type { StoredStay } from './known-groups';
import { outcomeLabel } from './outcome-words';
import type { InGroup } from './settle-groups';

export interface StayWrites {
  added: (StoredStay & { row: InGroup })[];
  changed: StoredStay[];
}

/** Settles each stay by the rules of placing a pupil: never twice in a group, within its dates and places. */
export function settleStays(
  rows: readonly InGroup[],
  stored: readonly StoredStay[],
  today: IsoDate,
  findings: TableFindings,
): StayWrites {
  const writes: StayWrites = { added: [], changed: [] };
  const byGroup = groupedBy(stored, ({ groupId }) => groupId);
  const addedIds = new Set<string>();
  const changedIds = new Set<string>();
  for (const row of rows) {
    const { read, of } = row;
    const stays = byGroup.get(of.id) ?? [];
    byGroup.set(of.id, stays);
    const own = stays.filter(({ pupilId }) => pupilId === read.pupil.id);
    const wanted: Stay = { startsOn: read.startsOn, endsOn: read.endsOn ?? null };
    const known = own.find(({ startsOn }) => startsOn === read.startsOn) ?? own.find((stay) => shareADay(stay, wanted));
    const stay = stayOf(row, known, today);
    const against = obstacle(
      row,
      stay,
      stays.filter((other) => other !== known),
      known !== undefined,
      today,
    );
    if (against) {
      findings.invalid(read.row, fieldLabel(against.field), against.found, against.why, read.pupil);
      continue;
    }
    warnOfOutcome(row, stay, findings);
    if (!known) {
      findings.created(read.pupil.id);
      stays.push(stay);
      addedIds.add(stay.id);
      writes.added.push({ ...stay, row });
      continue;
    }
    const differences = differencesOf(of.name, known, stay);
    if (differences.length === 0) {
      findings.unchanged();
      continue;
    }
    if (addedIds.has(known.id) || changedIds.has(known.id)) {
      findings.invalid(
        read.row,
        fieldLabel('upn'),
        '',
        `Another row says something else of this stay in ${of.name}`,
        read.pupil,
      );
      continue;
    }
    findings.changed(read.row, read.pupil, differences);
    changedIds.add(stay.id);
    writes.changed.push(stay);
    stays.splice(stays.indexOf(known), 1, stay);
  }
  return writes;
}

/** The stay as it will be. A new one ends with the group, or the pupil's time here, where that is over. */
function stayOf({ read, of }: InGroup, known: StoredStay | undefined, today: IsoDate): StoredStay {
  const left = read.pupil.leavingDate;
  const over = of.endsOn < today ? of.endsOn : null;
  const byItself = left !== null && (over === null || left < over) ? left : over;
  const endsOn = read.endsOn ?? (known ? known.endsOn : byItself);
  const usual = known ? known.exitReason : endsOn !== byItself ? null : endsOn === left ? 'left-school' : 'group-ended';
  return {
    id: known?.id ?? newId(),
    groupId: of.id,
    pupilId: read.pupil.id,
    startsOn: known?.startsOn ?? read.startsOn,
    endsOn,
    reason: read.reason ?? known?.reason ?? null,
    exitReason: endsOn === null ? null : (read.outcome ?? usual),
  };
}

/** What stands against a stay. */
interface Obstacle {
  field: ImportField;
  found: string;
  why: string;
}

/** @param others who else is in the group, and the pupil's other stays in it. */
function obstacle(
  { read, of }: InGroup,
  stay: StoredStay,
  others: readonly StoredStay[],
  isKnown: boolean,
  today: IsoDate,
): Obstacle | null {
  const { startsOn, endsOn, pupilId } = stay;
  if (endsOn !== null && (endsOn > of.endsOn || endsOn < startsOn)) {
    return { field: 'ends-on', found: endsOn, why: `${of.name} runs ${sinceUntil(of)}: the stay cannot end then` };
  }
  const twice = others.find((other) => other.pupilId === pupilId && shareADay(other, stay));
  if (twice) {
    const why = `The pupil is in ${of.name} already, ${sinceUntil(twice)}`;
    return { field: 'starts-on', found: read.startsOn, why };
  }
  if (isKnown) return null;
  if (of.closed && (endsOn === null || endsOn >= today)) {
    return { field: 'group', found: of.name, why: `${of.name} is closed` };
  }
  const inGroup = others.filter((other) => shareADay(other, stay));
  if (mostAtOnce(inGroup, startsOn) >= of.capacity) {
    return { field: 'group', found: of.name, why: `${of.name} is full: all ${of.capacity} places are taken` };
  }
  return null;
}

function warnOfOutcome({ read }: InGroup, { endsOn }: StoredStay, findings: TableFindings): void {
  if (read.outcome === undefined || endsOn !== null) return;
  const why = 'Nothing says when the stay ended: the outcome is left out';
  findings.warn(read.row, fieldLabel('outcome'), outcomeLabel(read.outcome), why, read.pupil);
}

function differencesOf(
  group: string,
  before: StoredStay,
  after: StoredStay,
): { what: string; before: string; after: string }[] {
  const outcome = (reason: string | null): string => (reason === null ? '–' : outcomeLabel(reason));
  return [
    { what: group, before: sinceUntil(before), after: sinceUntil(after) },
    { what: `${group}: reason`, before: before.reason ?? '–', after: after.reason ?? '–' },
    { what: `${group}: outcome`, before: outcome(before.exitReason), after: outcome(after.exitReason) },
  ].filter((difference) => difference.before !== difference.after);
}
