import { addDays, daysBetween, type IsoDate } from '@headway/domain';
import { newId } from '../../../core/time/new-id';
import { mostAtOnce } from '../../../interventions/placement-roster';
import { fieldLabel } from '../../mapping/import-mapping';
import { groupedBy } from '../rows/grouped';
import { sinceUntil } from '../rows/since-until';
import type { TableFindings } from '../rows/table-findings';
import type { InterventionRecords, KnownGroup, KnownProgramme } from './known-groups';
import type { ReadStay } from './read-stays';

/** A row with its group. */
export interface InGroup {
  read: ReadStay;
  of: KnownGroup;
}

/** Six weeks, the usual length of a group of which nothing else is said. */
const usualDays = 6 * 7;
const longestDays = 366;
const usualSize = 6;

/** Finds the group of each row by its programme, name and dates, and makes the programmes and groups there are none of. */
export function settleGroups(
  rows: readonly ReadStay[],
  records: InterventionRecords,
  findings: TableFindings,
): { inGroup: InGroup[]; programmes: KnownProgramme[]; groups: KnownGroup[] } {
  const programmes: KnownProgramme[] = [];
  const groups: KnownGroup[] = [];
  const inGroup: InGroup[] = [];
  const begun = new Set(records.stays.map((stay) => stayKey(stay.groupId, stay.pupilId, stay.startsOn)));
  const named = groupedBy(rows, ({ programme, group }) => `${programme}\n${group}`.toLowerCase());
  for (const same of named.values()) {
    const [first] = same;
    if (!first) continue;
    const programme = programmeOf(first, records, findings, programmes);
    const runs = records.groups.filter(
      ({ programmeId, name }) => programmeId === programme.id && name.toLowerCase() === first.group.toLowerCase(),
    );
    const uncovered: ReadStay[] = [];
    for (const read of same) {
      const run = runOf(read, runs, begun);
      if (run) inGroup.push({ read, of: run });
      else uncovered.push(read);
    }
    const made = newRun(uncovered, programme, runs, findings);
    if (!made) continue;
    groups.push(made);
    findings.created();
    inGroup.push(...uncovered.map((read) => ({ read, of: made })));
  }
  for (const { read, of } of inGroup) if (!of.isNew) warnOfLeader(read, of, findings);
  return { inGroup, programmes, groups };
}

function programmeOf(
  { row, programme: name }: ReadStay,
  records: InterventionRecords,
  findings: TableFindings,
  added: KnownProgramme[],
): KnownProgramme {
  const known = records.programmes.get(name.toLowerCase());
  if (known) return known;
  const made = { id: newId(), name, groupSize: usualSize, isNew: true };
  records.programmes.set(name.toLowerCase(), made);
  added.push(made);
  findings.created();
  const why = 'A new programme, taken to be 30 minutes three times a week. Look at it in the library';
  findings.warn(row, fieldLabel('programme'), name, why);
  return made;
}

const stayKey = (groupId: string, pupilId: string, startsOn: IsoDate): string => `${groupId} ${pupilId} ${startsOn}`;

/** The run in which the stay begins; of several, the one in which the pupil began that day. */
function runOf(read: ReadStay, runs: readonly KnownGroup[], begun: ReadonlySet<string>): KnownGroup | undefined {
  const fitting = runs.filter(({ startsOn, endsOn }) => startsOn <= read.startsOn && read.startsOn <= endsOn);
  return fitting.find(({ id }) => begun.has(stayKey(id, read.pupil.id, read.startsOn))) ?? fitting.at(-1);
}

/** A run for stays that begin in none there is; none when it could not be one group. */
function newRun(
  stays: readonly ReadStay[],
  programme: KnownProgramme,
  runs: readonly KnownGroup[],
  findings: TableFindings,
): KnownGroup | null {
  const [first] = stays;
  if (!first) return null;
  const startsOn = least(stays.map((stay) => stay.startsOn));
  const endsOn = greatest([...stays.map((stay) => stay.endsOn ?? addDays(stay.startsOn, usualDays - 1))]);
  const refuse = (why: string): null => {
    for (const { row, pupil, group } of stays) findings.invalid(row, fieldLabel('group'), group, why, pupil);
    return null;
  };
  const run = runs.find((other) => other.startsOn <= endsOn && startsOn <= other.endsOn);
  if (run) return refuse(`${run.name} runs ${sinceUntil(run)}: this stay begins outside of that`);
  if (daysBetween(startsOn, endsOn) > longestDays) {
    return refuse('A group runs for a year at most: give each run of it a name of its own');
  }
  return {
    id: newId(),
    programmeId: programme.id,
    name: first.group,
    subjectId: stays.find(({ subjectId }) => subjectId !== undefined)?.subjectId ?? null,
    leaderId: stays.find(({ leader }) => leader !== undefined)?.leader?.id ?? null,
    startsOn,
    endsOn,
    capacity: Math.max(
      programme.groupSize,
      mostAtOnce(
        stays.map((stay) => ({ startsOn: stay.startsOn, endsOn: stay.endsOn ?? null })),
        startsOn,
      ),
    ),
    closed: false,
    isNew: true,
  };
}

/** Who leads a group there is, is for its page. */
function warnOfLeader({ row, pupil, leader }: ReadStay, of: KnownGroup, findings: TableFindings): void {
  if (leader === undefined || leader.id === of.leaderId) return;
  const found = `${leader.forename} ${leader.surname}`;
  findings.warn(row, fieldLabel('leader'), found, `Somebody else leads ${of.name}, or nobody: kept as it is`, pupil);
}

const least = (days: readonly IsoDate[]): IsoDate => days.reduce((a, b) => (a < b ? a : b));
const greatest = (days: readonly IsoDate[]): IsoDate => days.reduce((a, b) => (a > b ? a : b));
