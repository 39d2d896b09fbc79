import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsObject, IsOptional, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { Trimmed } from '../core/http/trimmed';
import { RuleTrialDto } from './rule-trials.dto';

export type RuleChoices = Record<string, Record<string, number | boolean>>;

const choices = {
  type: 'object' as const,
  additionalProperties: { type: 'object', additionalProperties: { oneOf: [{ type: 'number' }, { type: 'boolean' }] } },
};

/** What differs from the rules as shipped: by rule, its thresholds, `enabled`, and `weight` for its severity. */
export class PhaseSettingsDto {
  /** For all years. */
  @ApiProperty(choices)
  @IsObject({ message: 'Say for each rule what differs, or {}.' })
  all!: RuleChoices;

  /** What a phase does differently, by its key: early-years, ks1 … ks5. */
  @ApiProperty({ type: 'object', additionalProperties: choices })
  @IsObject({ message: 'Say for each phase what differs, or {}.' })
  phases!: Record<string, RuleChoices>;
}

export class SaveDraftDto {
  @ApiProperty({ type: () => PhaseSettingsDto })
  @IsObject({ message: 'Send the settings: all and phases.' })
  settings!: PhaseSettingsDto;
}

export class TryDraftDto {
  /** Given by the client: sent twice, it is tried once. */
  @IsUUID('all', { message: 'Give the try-out an id of its own.' })
  id!: string;
}

export class SwitchOnDraftDto {
  /** Why, for whoever looks at it later. */
  @IsOptional()
  @Trimmed()
  @MaxLength(500, { message: 'Say why in up to 500 letters.' })
  note?: string;
}

export class SwitchBackDto {
  /** The version whose settings are to hold again; 0: as shipped. */
  @IsInt({ message: 'Say which version, or 0 for the rules as shipped.' })
  @Min(0, { message: 'Say which version, or 0 for the rules as shipped.' })
  @Max(999_999, { message: 'There is no such version.' })
  number!: number;

  /** Why, for whoever looks at it later. */
  @IsOptional()
  @Trimmed()
  @MaxLength(500, { message: 'Say why in up to 500 letters.' })
  note?: string;
}

export class SettingDto {
  name!: string;
  /** As shipped. */
  default!: number;
  least!: number;
  most!: number;
  step!: number;
}

export class RuleDto {
  key!: string;
  /** Its thresholds; a rule may have none. */
  settings!: SettingDto[];
}

export class RulesInUseDto {
  /** 0: as shipped. */
  number!: number;
  settings!: PhaseSettingsDto;
}

export class RuleDraftDto {
  /** Of the settings. */
  number!: number;
  /** Of the draft, for If-Match: counts its changes. */
  version!: number;
  settings!: PhaseSettingsDto;
  by!: string | null;
  changedAt!: string;
  /** Whether exactly this was tried out against what is in use. */
  triedOut!: boolean;
}

export class RuleVersionDto {
  number!: number;
  state!: 'in-use' | 'replaced';
  settings!: PhaseSettingsDto;
  /** Who switched it on. */
  by!: string | null;
  note!: string | null;
  inUseFrom!: string;
}

export class RuleSettingsDto {
  inUse!: RulesInUseDto;
  draft!: RuleDraftDto | null;
  rules!: RuleDto[];
  /** Bounds of the weight of a rule's severity, 1 as shipped. */
  weight!: SettingDto;
  /** Phases this school has years in. */
  phases!: string[];
  /** That are or were in use, newest first. */
  versions!: RuleVersionDto[];
  /** The newest, whatever became of it. */
  trial!: RuleTrialDto | null;
}
