import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import type { SubjectReach } from '../core/access/subject-reach';
import { Database, type Transaction } from '../core/database/database';
import { Clock } from '../core/time/clock';
import { GroupCostQueries, type CostOfGroup } from '../finance/group-cost.queries';
import { dosesOf } from './dose';
import { cardOf, readCards, type CardRow } from './grid-cards';
import { readColumns, type ColumnRow } from './grid-columns';
import { readWaiting } from './grid-waiting';
import type { GridColumnDto, GridDto } from './grid.dto';
import { GroupReach } from './group-reach';

/** The intervention grid: running groups with their pupils, and who is flagged and has no help. */
@Injectable()
export class GridQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
    private readonly reach: GroupReach,
    private readonly costs: GroupCostQueries,
  ) {}

  read(caller: Caller, year: number | undefined): Promise<GridDto> {
    return this.database.inSchool(caller.schoolId, async (tx) => {
      const today = this.clock.today();
      const reach = await this.gate.allowedInSubjects(tx, { caller, permission: 'groups.read', pupilIds: 'all' });
      const flagged = await this.gate.allowedInSubjects(tx, { caller, permission: 'flags.read', pupilIds: 'all' });
      const groupIds = await this.reach.visible(tx, caller, reach, 'all');
      const columns = await readColumns(tx, groupIds, today);
      const subjects = new Map(columns.map(({ id, subjectId }) => [id, subjectId]));
      const inSubject = ({ groupId, pupilId }: CardRow, of: SubjectReach): boolean =>
        of.covers(pupilId, subjects.get(groupId) ?? null);
      const cards = (await readCards(tx, [...subjects.keys()], today))
        .filter((card) => inSubject(card, reach))
        .map((card) => (inSubject(card, flagged) ? card : { ...card, flagReasons: null }));
      const groups = await this.columns(tx, caller, columns, cards, today);
      const waiting = await readWaiting(tx, flagged, today);
      const shown = year === undefined ? groups : groups.filter((group) => isFor(group, year));
      const waitingShown = waiting.filter(({ yearGroup }) => year === undefined || yearGroup === year);
      const seen = [...shown.flatMap((group) => group.cards), ...waitingShown].map(({ pupilId }) => pupilId);
      await this.gate.recordRead(
        tx,
        caller,
        'grid.read',
        new Map(seen.map((id) => [id, reach.allowed.get(id) ?? flagged.allowed.get(id) ?? ''])),
      );
      return { groups: shown, waiting: waitingShown };
    });
  }

  private async columns(
    tx: Transaction,
    caller: Caller,
    columns: readonly ColumnRow[],
    cards: readonly CardRow[],
    today: string,
  ): Promise<GridColumnDto[]> {
    const ids = columns.map(({ id }) => id);
    const doses = await dosesOf(tx, ids, today);
    const costs = may(caller, 'costs.read') ? await this.costs.ofGroups(tx, ids) : null;
    const byGroup = new Map<string, CardRow[]>(ids.map((id) => [id, []]));
    for (const card of cards) byGroup.get(card.groupId)?.push(card);
    return columns.map((column) => ({
      ...column,
      ...costToDate(costs?.get(column.id)),
      cards: (byGroup.get(column.id) ?? []).map((card) => cardOf(card, column.subject, doses)),
    }));
  }
}

function costToDate(found: CostOfGroup | undefined): Pick<GridColumnDto, 'cost' | 'rateMissing'> {
  if (!found) return { cost: null, rateMissing: false };
  return found.cost.ok ? { cost: found.cost.figures.delivered, rateMissing: false } : { cost: null, rateMissing: true };
}

/** A group is of a year when a pupil of that year is in it, or when it is empty and meant for that year. */
function isFor(group: GridColumnDto, year: number): boolean {
  const meant = group.yearGroups.length === 0 || group.yearGroups.includes(year);
  return group.cards.some(({ yearGroup }) => yearGroup === year) || (group.cards.length === 0 && meant);
}
