import {
  FLAG_RULES,
  PHASES,
  WEIGHT_BOUNDS,
  type FlagSettings,
  type PhaseSettings,
  type SettingBounds,
} from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { Database, type Transaction } from '../core/database/database';
import type {
  PhaseSettingsDto,
  RuleChoices,
  RuleDraftDto,
  RuleDto,
  RuleSettingsDto,
  RuleVersionDto,
  SettingDto,
} from './rule-settings.dto';
import { wasTriedOut } from './rule-settings-rows';
import { readNewestTrial } from './rule-trials.queries';
import { rulesInUse } from './rules-in-use.queries';

const byWhomSql = `nullif(trim(coalesce(s.title, '') || ' ' || s.surname), '')`;

/** The rules of a school: what is in use, what is drafted, what can be set between which bounds. Names no pupils. */
@Injectable()
export class RuleSettingsQueries {
  constructor(private readonly database: Database) {}

  page({ schoolId, phase }: Caller): Promise<RuleSettingsDto> {
    return this.database.inSchool(schoolId, async (tx): Promise<RuleSettingsDto> => {
      const { version, settings } = await rulesInUse(tx, schoolId);
      return {
        inUse: { number: version ?? 0, settings: asSent(settings) },
        draft: await readDraft(tx, schoolId),
        rules: ruleDtos,
        weight: settingDto('weight', 1, WEIGHT_BOUNDS),
        phases: PHASES.filter((one) => ['early-years', 'ks1', 'ks2'].includes(one) === (phase === 'primary')),
        versions: await readVersions(tx, schoolId),
        trial: await readNewestTrial(tx, schoolId),
      };
    });
  }
}

function asSent({ all, phases }: PhaseSettings): PhaseSettingsDto {
  const each = Object.entries(phases).map(([phase, settings]) => [phase, choicesOf(settings)]);
  return { all: choicesOf(all), phases: Object.fromEntries(each) };
}

const choicesOf = (settings: FlagSettings): RuleChoices =>
  Object.fromEntries(Object.entries(settings).map(([rule, choice]) => [rule, { ...choice }]));

const ruleDtos = Object.values(FLAG_RULES).map(({ key, defaults, bounds }): RuleDto => {
  const limits = new Map<string, SettingBounds>(Object.entries(bounds));
  const settings = Object.entries(defaults).flatMap(([name, value]: [string, number]) => {
    const own = limits.get(name);
    return own ? [settingDto(name, value, own)] : [];
  });
  return { key, settings };
});

function settingDto(name: string, value: number, { least, most, step }: SettingBounds): SettingDto {
  return { name, default: value, least, most, step };
}

async function readDraft(tx: Transaction, schoolId: number): Promise<RuleDraftDto | null> {
  const [row] = await tx.query<(Omit<RuleDraftDto, 'changedAt' | 'triedOut'> & { changedAt: Date })[]>(
    `SELECT r.version AS number, r.revision AS version, r.settings, r.changed_at AS "changedAt", ${byWhomSql} AS by
     FROM rule_settings r LEFT JOIN staff s ON s.school_id = r.school_id AND s.id = r.made_by
     WHERE r.school_id = $1 AND r.state = 'draft'`,
    [schoolId],
  );
  if (!row) return null;
  const triedOut = await wasTriedOut(tx, schoolId, { number: row.number, revision: row.version });
  return { ...row, changedAt: row.changedAt.toISOString(), triedOut };
}

async function readVersions(tx: Transaction, schoolId: number): Promise<RuleVersionDto[]> {
  const rows = await tx.query<(Omit<RuleVersionDto, 'inUseFrom'> & { inUseFrom: Date })[]>(
    `SELECT r.version AS number, r.state, r.settings, r.note, r.in_use_from AS "inUseFrom", ${byWhomSql} AS by
     FROM rule_settings r LEFT JOIN staff s ON s.school_id = r.school_id AND s.id = r.made_by
     WHERE r.school_id = $1 AND r.state IN ('in-use', 'replaced') ORDER BY r.in_use_from DESC, r.version DESC LIMIT 100`,
    [schoolId],
  );
  return rows.map((row) => ({ ...row, inUseFrom: row.inUseFrom.toISOString() }));
}
