import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { IsDay } from '../core/http/is-day';
import { Trimmed } from '../core/http/trimmed';

/** Two costs that are always told apart. Pence. */
export class CostDto {
  /** What the school spends on top of what it spends anyway. */
  additional!: number;
  /** Additional spending and the time of staff it employs anyway. */
  full!: number;
}

/** A role without a rate: the cost cannot be told. */
export class MissingRateDto {
  /** Null where nobody is named to lead. */
  role!: string | null;
  /** The first day it is missing on. */
  on!: string;
  /** Further days. */
  moreDays!: number;
}

export class CostLineDto {
  id!: string;
  kind!: 'materials' | 'licence' | 'training' | 'kit';
  description!: string;
  pence!: number;
  perSession!: boolean;
  spreadOverPupils!: number | null;
}

/** What a group costs. No figures while a rate is missing. */
export class GroupCostDto {
  missingRates!: MissingRateDto[];
  planned!: CostDto | null;
  /** To date. */
  delivered!: CostDto | null;
  projected!: CostDto | null;
  pupilsStarted!: number;
  deliveredPerPupil!: CostDto | null;
  projectedPerPupil!: CostDto | null;
  /** Minutes of staff time in sessions held, preparation included; null while a rate is missing. */
  staffMinutes!: number | null;
  lines!: CostLineDto[];
}

export class AddCostLineDto {
  /** Made by the client, UUID version 7, so that sending twice adds once. */
  @IsUUID('7')
  id!: string;

  @IsIn(['materials', 'licence', 'training', 'kit'])
  kind!: 'materials' | 'licence' | 'training' | 'kit';

  @IsString()
  @Trimmed()
  @Length(1, 200, { message: 'Say in a few words what it is.' })
  description!: string;

  @IsInt({ message: 'Give the amount in whole pence.' })
  @Min(0)
  @Max(100_000_000)
  pence!: number;

  /** For every session held, or once. */
  @IsBoolean()
  perSession!: boolean;

  /** A cost paid once for more pupils than this group's: over how many. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  spreadOverPupils?: number | null;
}

export class RateDto {
  role!: string;
  startsOn!: string;
  pencePerHour!: number;
  additional!: boolean;
}

export class RatesDto {
  rates!: RateDto[];
  /** Pay roles of staff who have no rate yet. */
  rolesWithoutRate!: string[];
}

export class SetRateDto {
  @IsString()
  @Length(1, 60, { message: 'Name the role.' })
  role!: string;

  @IsDay()
  startsOn!: string;

  @IsInt({ message: 'Give the hourly cost in whole pence.' })
  @Min(0)
  @Max(1_000_000)
  pencePerHour!: number;

  /** Paid for the intervention alone, or on the staff already. */
  @IsBoolean()
  additional!: boolean;
}
