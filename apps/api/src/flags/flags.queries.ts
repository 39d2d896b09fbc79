import { flagSpeed, type FlagTimes, type SchoolCalendar } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database, type Transaction } from '../core/database/database';
import { Clock } from '../core/time/clock';
import { readFlagTimes } from '../support-speed/read-flag-times';
import { schoolCalendar, schoolDaysSince } from './school-calendar';
import type {
  FlagChoicesDto,
  FlagCountsDto,
  FlagDto,
  FlagPageDto,
  FlagsQuery,
  InClassDto,
  NothingYetDto,
  SeriesDto,
} from './flags.dto';
import { namedSql } from './named-in-reasons';
import { readSeries, seriesKey } from './series.queries';
import { filterSql, scopeParameters, visibleFlagsSql, type FlagScope } from './visible-flags';

/** A row of the page as the database makes it. */
interface FlagRow {
  id: string;
  version: number;
  state: FlagDto['state'];
  place: number;
  tied: boolean;
  pupil_id: string;
  forename: string;
  surname: string;
  sex: 'F' | 'M' | 'U';
  year_group: number;
  class_name: string | null;
  pupil_premium: boolean;
  sen: string | null;
  eal: boolean;
  subject_id: number | null;
  subject_name: string | null;
  reasons: FlagDto['reasons'];
  need: number;
  need_parts: FlagDto['needParts'];
  window_id: number;
  opened_on: string;
  acknowledged_by: string | null;
  dismiss_reason: string | null;
  resolved_on: string | null;
  group_id: string | null;
  group_name: string | null;
  group_starts_on: string | null;
  in_class: InClassDto | null;
  clock_from: string | null;
  names: Record<string, string> | null;
}

interface PageRow {
  page: FlagRow[] | null;
  total: number;
  counts: FlagCountsDto;
  nothing_yet: NothingYetDto[];
  choices: FlagChoicesDto;
}

/** Who needs help, most need first. */
@Injectable()
export class FlagsQueries {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller, query: FlagsQuery): Promise<FlagPageDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const calendar = await schoolCalendar(tx, schoolId, this.clock.today());
      const scope = await this.scopeOf(tx, caller, calendar);
      const found = await this.page(tx, scope, query);
      const rows = found.page ?? [];
      const series = await readSeries(
        tx,
        schoolId,
        rows.flatMap(({ pupil_id, subject_id }) => (subject_id === null ? [] : [[pupil_id, subject_id] as const])),
      );
      const seen = new Map(rows.map((row) => [row.pupil_id, scope.reach.allowed.get(row.pupil_id) ?? '']));
      await this.gate.recordRead(tx, caller, 'flags.read', seen);
      const today = this.clock.today();
      const daysSince = schoolDaysSince(calendar, today);
      const times = await readFlagTimes(
        tx,
        schoolId,
        rows.map(({ id }) => id),
      );
      const speedOf = (id: string): FlagDto['speed'] => speedDto(times.get(id), today, calendar);
      return {
        rows: rows.map((row) => ({ ...this.flag(row, series, daysSince), speed: speedOf(row.id) })),
        total: found.total,
        counts: found.counts,
        nothingYet: found.nothing_yet,
        choices: found.choices,
      };
    });
  }

  /** How many flags stand where, of the pupils the caller may see; names nobody. */
  async counts(tx: Transaction, caller: Caller): Promise<FlagCountsDto> {
    const calendar = await schoolCalendar(tx, caller.schoolId, this.clock.today());
    const scope = await this.scopeOf(tx, caller, calendar);
    const [row] = await tx.query<{ counts: FlagCountsDto }[]>(
      `WITH v AS MATERIALIZED (${visibleFlagsSql}) SELECT ${countsSql} AS counts`,
      scopeParameters(scope),
    );
    if (!row) throw new Error('Counting flags gave nothing.');
    return row.counts;
  }

  /** The parameters of `visibleFlagsSql` for a caller. */
  async visibleTo(tx: Transaction, caller: Caller): Promise<unknown[]> {
    const calendar = await schoolCalendar(tx, caller.schoolId, this.clock.today());
    return scopeParameters(await this.scopeOf(tx, caller, calendar));
  }

  private async scopeOf(tx: Transaction, caller: Caller, calendar: SchoolCalendar): Promise<FlagScope> {
    const today = this.clock.today();
    const reach = await this.gate.allowedInSubjects(tx, { caller, permission: 'flags.read', pupilIds: 'all' });
    const starts = calendar.halfTerms.map(({ startsOn }) => startsOn).filter((day) => day <= today);
    return { schoolId: caller.schoolId, today, reach, staffId: caller.staffId, resolvedSince: starts.at(-1) ?? today };
  }

  private async page(tx: Transaction, scope: FlagScope, query: FlagsQuery): Promise<PageRow> {
    const parameters = scopeParameters(scope);
    const add = (value: unknown): string => `$${parameters.push(value)}`;
    const filter = filterSql(query, add);
    const [row] = await tx.query<PageRow[]>(
      `WITH visible AS MATERIALIZED (${visibleFlagsSql}),
       v AS MATERIALIZED (SELECT * FROM visible v WHERE ${filter}),
       placed AS (
         SELECT v.*, rank() OVER (ORDER BY need DESC, pupil_premium DESC) AS place,
                count(*) OVER (PARTITION BY need, pupil_premium) > 1 AS tied
         FROM v WHERE view = ${add(query.view ?? 'no-help')}),
       page AS (
         SELECT placed.id, placed.version, state, place, tied, pupil_id, placed.forename, placed.surname, sex,
                year_group, class_name, pupil_premium, sen, eal, subject_id, subject_name, reasons, need, need_parts,
                window_id, opened_on, dismiss_reason, resolved_at::date AS resolved_on, group_id, group_name,
                group_starts_on, in_class, clock_from, ${namedSql('placed.reasons')} AS names, nullif(trim(coalesce(staff.title, '') || ' ' || staff.surname), '') AS acknowledged_by
         FROM placed LEFT JOIN staff ON staff.school_id = $1 AND staff.id = placed.acknowledged_by
         ORDER BY place, placed.surname, placed.forename, placed.id
         OFFSET ${add(query.offset)} LIMIT ${add(query.limit)})
       SELECT (SELECT jsonb_agg(to_jsonb(page) ORDER BY place, surname, forename, id) FROM page) AS page,
              (SELECT count(*)::int FROM placed) AS total, ${countsSql} AS counts,
              ${nothingYetSql} AS nothing_yet, ${choicesSql} AS choices`,
      parameters,
    );
    if (!row) throw new Error('Reading flags gave nothing.');
    return row;
  }

  private flag(
    row: FlagRow,
    series: Awaited<ReturnType<typeof readSeries>>,
    daysSince: (day: string) => number,
  ): Omit<FlagDto, 'speed'> {
    return {
      id: row.id,
      version: row.version,
      state: row.state,
      place: row.place,
      tied: row.tied,
      pupil: {
        id: row.pupil_id,
        forename: row.forename,
        surname: row.surname,
        sex: row.sex,
        yearGroup: row.year_group,
        className: row.class_name,
        pupilPremium: row.pupil_premium,
        sen: row.sen,
        eal: row.eal,
      },
      subjectId: row.subject_id,
      subjectName: row.subject_name,
      reasons: row.reasons,
      need: row.need,
      needParts: row.need_parts,
      windowId: row.window_id,
      series: latestOf(row.subject_id === null ? [] : series.get(seriesKey(row.pupil_id, row.subject_id))),
      names: row.names ?? {},
      clockFrom: row.clock_from,
      inClass: row.in_class,
      openedOn: row.opened_on,
      schoolDaysOpen: daysSince(row.opened_on),
      acknowledgedBy: row.acknowledged_by,
      dismissReason: row.dismiss_reason,
      resolvedOn: row.resolved_on,
      group:
        row.group_id && row.group_name && row.group_starts_on
          ? { id: row.group_id, name: row.group_name, startsOn: row.group_starts_on }
          : null,
    };
  }
}

function speedDto(times: FlagTimes | undefined, today: string, calendar: SchoolCalendar): FlagDto['speed'] {
  if (!times) return null;
  const { toFlag, toClass, toSession, waited } = flagSpeed(times, today, calendar);
  return { toFlag, toClass, toSession, waited };
}

/** The list draws only the latest results. */
const pointsInList = 8;

function latestOf(series: readonly SeriesDto[] | undefined): SeriesDto {
  const [latest] = series ?? [];
  return latest ? { ...latest, points: latest.points.slice(-pointsInList) } : { scale: null, points: [] };
}

const countsSql = `(
  SELECT jsonb_build_object(
    'noHelp', count(*) FILTER (WHERE view = 'no-help'), 'inSupport', count(*) FILTER (WHERE view = 'in-support'),
    'seen', count(*) FILTER (WHERE view = 'seen'), 'attendance', count(*) FILTER (WHERE view = 'attendance'), 'resolved', count(*) FILTER (WHERE view = 'resolved'),
    'dismissed', count(*) FILTER (WHERE view = 'dismissed'),
    'reviewDue', count(*) FILTER (WHERE view = 'in-support' AND (in_class->>'reviewOn')::date <= $2),
    'pupilsNeedingHelp', count(DISTINCT pupil_id) FILTER (WHERE view IN ('no-help', 'in-support', 'seen')),
    'pupilsWithoutHelp', count(DISTINCT pupil_id) FILTER (WHERE view IN ('no-help', 'seen'))
      - count(DISTINCT pupil_id) FILTER (WHERE view IN ('no-help', 'seen') AND pupil_id IN (
          SELECT pupil_id FROM v WHERE view = 'in-support')))
  FROM v)`;

const nothingYetSql = `(
  SELECT coalesce(jsonb_agg(to_jsonb(c) - 'year' ORDER BY c.year, c."className"), '[]')
  FROM (SELECT class_id AS "classId", class_name AS "className", count(DISTINCT pupil_id)::int AS pupils,
               min(year_group) AS year
        FROM visible WHERE view = 'no-help' AND class_id IS NOT NULL GROUP BY 1, 2) c)`;

const choicesSql = `jsonb_build_object(
  'years', (SELECT coalesce(jsonb_agg(DISTINCT year_group), '[]') FROM visible),
  'classes', (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('id', class_id, 'name', class_name)), '[]')
              FROM visible WHERE class_id IS NOT NULL),
  'subjects', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id::text, 'name', name) ORDER BY position, id), '[]')
               FROM (SELECT DISTINCT subject_id AS id, subject_name AS name, subject_position AS position
                     FROM visible WHERE subject_id IS NOT NULL) s),
  'reasons', (SELECT coalesce(jsonb_agg(DISTINCT reason->>'rule'), '[]')
              FROM visible, jsonb_array_elements(visible.reasons) reason))`;
