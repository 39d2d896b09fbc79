import { academicYearOf, type SchoolCalendar } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../core/access/caller';
import { Database, type Transaction } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { schoolCalendar, schoolDaysSince } from '../flags/school-calendar';
import { AlertReach } from './alert-reach';
import type { AlertActionDto, AlertCountsDto, AlertDto, AlertOwnerDto, AlertPageDto } from './alerts.dto';
import { undoableFor } from './undoable';

const nameSql = (staff: string): string =>
  `coalesce(nullif(trim(coalesce(${staff}.title, '') || ' ' || ${staff}.surname), ''), 'a colleague')`;

interface ActionRow extends AlertActionDto {
  madeBy: string;
  madeAt: string;
  reviewedBy: string | null;
  reviewedAt: string | null;
}

interface AlertRow extends Omit<AlertDto, 'schoolDaysOpen' | 'actions' | 'canUndo'> {
  actions: ActionRow[] | null;
  dismissedBy: string | null;
  dismissedAt: Date | null;
}

/** $1 school, $2 the reach of reading, $3 the reach of acting, $4 the academic year's start. */
const alertsSql = `
  SELECT a.id, a.version, a.state, a.kind,
         CASE a.kind WHEN 'class' THEN coalesce(c.name, 'a class that is gone') WHEN 'sub-group' THEN a.group_key END
           AS "groupName",
         $4::int - a.cohort_year AS "yearGroup", a.subject_id AS "subjectId", s.name AS "subjectName",
         whole.name AS "strandOf", a.from_window_id AS "fromWindowId", a.window_id AS "windowId", a.yardstick,
         a.change, a.lower, a.upper, a.pupils, a.others, a.opened_on::text AS "openedOn",
         a.resolved_at::date::text AS "resolvedOn", a.dismiss_reason AS "dismissReason",
         a.dismissed_by AS "dismissedBy", a.dismissed_at AS "dismissedAt", done.actions,
         ${AlertReach.sql('a.subject_id', 's.strand_of', 'a.cohort_year', 3)} AS mine
  FROM cohort_alert a
  JOIN subject s ON s.school_id = a.school_id AND s.id = a.subject_id
  LEFT JOIN subject whole ON whole.school_id = s.school_id AND whole.id = s.strand_of
  LEFT JOIN class c ON a.kind = 'class' AND c.school_id = a.school_id AND c.id::text = a.group_key
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('id', act.id, 'what', act.what, 'ownerId', act.owner_id,
             'ownerName', ${nameSql('o')}, 'costPence', act.cost_pence, 'startsOn', act.starts_on,
             'reviewOn', act.review_on, 'doneOn', act.done_on, 'reviewNote', act.review_note,
             'madeBy', act.made_by, 'madeAt', act.made_at, 'reviewedBy', act.reviewed_by,
             'reviewedAt', act.reviewed_at) ORDER BY act.made_at DESC, act.id DESC) AS actions
    FROM alert_action act JOIN staff o ON o.school_id = act.school_id AND o.id = act.owner_id
    WHERE act.school_id = a.school_id AND act.alert_id = a.id AND act.undone_at IS NULL) done ON true
  WHERE a.school_id = $1 AND ${AlertReach.sql('a.subject_id', 's.strand_of', 'a.cohort_year', 2)}`;

/** Alerts, as they travel. */
@Injectable()
export class AlertsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Those that are not resolved, and those resolved since the half term began. */
  list(caller: Caller): Promise<AlertPageDto> {
    const { schoolId } = caller;
    const today = this.clock.today();
    return this.database.inSchool(schoolId, async (tx) => {
      const calendar = await schoolCalendar(tx, schoolId, today);
      const began = calendar.halfTerms.map(({ startsOn }) => startsOn).filter((start) => start <= today);
      const rows = await tx.query<AlertRow[]>(
        `${alertsSql} AND (a.state <> 'resolved' OR a.resolved_at >= $5)
         ORDER BY array_position(ARRAY['open', 'answered', 'resolved', 'dismissed'], a.state), a.opened_on DESC,
                  a.cohort_year, coalesce(whole.position, s.position), s.position, a.kind DESC, c.name, a.group_key`,
        [...this.parameters(caller), began.at(-1) ?? today],
      );
      return {
        today,
        rows: rows.map((row) => this.alert(row, caller, calendar)),
        counts: await this.counts(tx, caller),
        owners: may(caller, 'alerts.act') ? await this.owners(tx, schoolId, today) : [],
      };
    });
  }

  /** How many wait, and how many are being seen to. */
  async counts(tx: Transaction, caller: Caller): Promise<AlertCountsDto> {
    const [counts] = await tx.query<AlertCountsDto[]>(
      `SELECT (count(*) FILTER (WHERE state = 'open'))::int AS open,
              (count(*) FILTER (WHERE state = 'answered'))::int AS answered FROM (${alertsSql}) reached`,
      this.parameters(caller),
    );
    return counts ?? { open: 0, answered: 0 };
  }

  async one(tx: Transaction, caller: Caller, alertId: string): Promise<AlertDto> {
    const [row] = await tx.query<AlertRow[]>(`${alertsSql} AND a.id = $5`, [...this.parameters(caller), alertId]);
    if (!row) throw notFound('alert');
    return this.alert(row, caller, await schoolCalendar(tx, caller.schoolId, this.clock.today()));
  }

  private parameters(caller: Caller): unknown[] {
    const today = this.clock.today();
    const reach = (permission: 'alerts.read' | 'alerts.act'): string =>
      AlertReach.of(caller, permission, today).parameter();
    return [caller.schoolId, reach('alerts.read'), reach('alerts.act'), academicYearOf(today)];
  }

  private alert({ dismissedBy, dismissedAt, ...row }: AlertRow, caller: Caller, calendar: SchoolCalendar): AlertDto {
    const actions = row.actions ?? [];
    const seesCosts = may(caller, 'costs.read');
    const last = actions[0] && {
      ...actions[0],
      madeAt: new Date(actions[0].madeAt),
      reviewedAt: actions[0].reviewedAt === null ? null : new Date(actions[0].reviewedAt),
    };
    const undoable = undoableFor(caller.staffId, this.clock.now(), { ...row, dismissedBy, dismissedAt }, last ?? null);
    return {
      ...row,
      schoolDaysOpen: schoolDaysSince(calendar, this.clock.today())(row.openedOn),
      actions: actions.map(({ madeBy: _by, madeAt: _at, reviewedBy: _who, reviewedAt: _when, ...action }) => ({
        ...action,
        costPence: seesCosts ? action.costPence : null,
      })),
      canUndo: row.mine && undoable !== null,
    };
  }

  private owners(tx: Transaction, schoolId: number, today: string): Promise<AlertOwnerDto[]> {
    return tx.query<AlertOwnerDto[]>(
      `SELECT s.id, trim(concat_ws(' ', nullif(s.title, ''), s.forename, s.surname)) AS name FROM staff s
       WHERE s.school_id = $1 AND (s.left_on IS NULL OR s.left_on > $2)
         AND EXISTS (SELECT 1 FROM staff_role r WHERE r.school_id = s.school_id AND r.staff_id = s.id
                       AND r.role NOT IN ('governor', 'trust-leader'))
       ORDER BY s.surname, s.forename, s.id`,
      [schoolId, today],
    );
  }
}
