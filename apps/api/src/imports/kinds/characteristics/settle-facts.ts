import { type DatedRecord, differenceOf, type IsoDate, takeIn } from '@headway/domain';
import { fieldLabel } from '../../mapping/import-mapping';
import { groupedBy } from '../rows/grouped';
import { sinceUntil } from '../rows/since-until';
import type { TableFindings } from '../rows/table-findings';
import { type CharacteristicKind, kindLabel, needToKnow, severalAtOnce } from './characteristic-words';
import type { ReadFact } from './read-facts';

/** A fact as it is stored: the key is its value. */
export interface StoredFact extends DatedRecord {
  pupilId: string;
  kind: CharacteristicKind;
}

export interface FactWrites {
  added: StoredFact[];
  ended: StoredFact[];
  removed: StoredFact[];
}

/** In whose place nobody is named. */
const nobody = { id: null, name: null };

/** Stands for a fact that does not hold; it is never stored. */
const nothing = '';

/** Settles what held from when until when of every pupil and kind that the file names. */
export function settleFacts(
  facts: readonly ReadFact[],
  stored: readonly StoredFact[],
  statedOn: IsoDate,
  findings: TableFindings,
): FactWrites {
  const keyOf = ({ kind }: { kind: string }, pupilId: string): string => `${pupilId} ${kind}`;
  const held = groupedBy(stored, (fact) => keyOf(fact, fact.pupilId));
  const stated = groupedBy(facts, (fact) => keyOf(fact, fact.pupil.id));
  const writes: FactWrites = { added: [], ended: [], removed: [] };
  for (const [key, all] of stated) {
    const said = withoutRepeats(all, findings);
    const [first] = said;
    if (!first || clash(said, statedOn, findings)) continue;
    const { pupil, kind } = first;
    const before = (held.get(key) ?? []).map(({ key: value, startsOn, endsOn }) => ({ key: value, startsOn, endsOn }));
    const after = takeIn(
      before,
      said.map((fact) => statementOf(fact, statedOn)),
      !severalAtOnce.has(kind),
    ).filter((record) => record.key !== nothing);
    const { added, ended, removed } = differenceOf(before, after);
    const of = (record: DatedRecord): StoredFact => ({ ...record, pupilId: pupil.id, kind });
    writes.added.push(...added.map(of));
    writes.ended.push(...ended.map((change) => of(change.after)));
    writes.removed.push(...removed.map(of));
    for (const fact of said) count(fact, before, after, findings);
  }
  return writes;
}

function statementOf({ value, startsOn, endsOn, pupil }: ReadFact, statedOn: IsoDate) {
  // Of a leaver, the last day at the latest.
  const on = pupil.leavingDate !== null && pupil.leavingDate < statedOn ? pupil.leavingDate : statedOn;
  return { key: value ?? nothing, startsOn, endsOn, on, firstDay: startsOn ?? on };
}

function withoutRepeats(facts: readonly ReadFact[], findings: TableFindings): ReadFact[] {
  const seen = new Map(facts.map((fact) => [`${fact.value} ${fact.startsOn} ${fact.endsOn}`, fact]));
  findings.counts.repeated += facts.length - seen.size;
  return [...seen.values()];
}

/** Two values from one day on, of a kind that has one. */
function clash(said: readonly ReadFact[], statedOn: IsoDate, findings: TableFindings): boolean {
  const [first] = said;
  if (!first || severalAtOnce.has(first.kind)) return false;
  const days = groupedBy(said, ({ startsOn }) => startsOn ?? statedOn);
  const torn = [...days.values()].find((facts) => new Set(facts.map(({ value }) => value)).size > 1);
  if (!torn) return false;
  const rows = torn.map(({ row }) => row).join(' and ');
  for (const { row, value, pupil, kind } of said) {
    const why = `Rows ${rows} say different things of this pupil`;
    const shown = needToKnow.has(kind) ? nobody : pupil;
    findings.invalid(row, kindLabel(kind), shown === nobody ? '' : (value ?? fieldLabel('value')), why, shown);
  }
  return true;
}

function count(
  fact: ReadFact,
  before: readonly DatedRecord[],
  after: readonly DatedRecord[],
  findings: TableFindings,
): void {
  const { row, pupil, kind, value } = fact;
  const wordsOf = (records: readonly DatedRecord[]): string =>
    records
      .filter(({ key }) => value === null || key === value)
      .map((record) => `${record.key} ${sinceUntil(record)}`)
      .join('; ');
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (old === now) findings.unchanged();
  else if (old === '') {
    findings.created(pupil.id);
  } else {
    const difference = { what: kindLabel(kind), before: old, after: now || '–' };
    // Whoever looks at the import later may be somebody who need not know.
    findings.changed(row, pupil, needToKnow.has(kind) ? [] : [difference]);
  }
}
