import type { ScaleMapping } from '@headway/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsNumber,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ScaleDto } from '../assessments/assessments.dto';
import { ScaleGivenDto } from '../assessments/scale-given.dto';

export class ShippedScaleDto {
  /** Key of a scale of the shipped library. */
  @IsString()
  @MaxLength(60)
  key!: string;
}

export class ScaleStepMappingDto {
  @IsNumber()
  from!: number;

  @IsNumber()
  to!: number;
}

/** How marks of the old version are read on the new one. */
export class ScaleMappingDto {
  @IsIn(['steps', 'linear', 'none'], {
    message: 'Say how old marks are read: step by step, by a formula, or not at all.',
  })
  kind!: 'steps' | 'linear' | 'none';

  /** `steps`: value by value; what is not named has no counterpart. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ScaleStepMappingDto)
  pairs?: ScaleStepMappingDto[];

  /** `linear`: new = factor × old + offset. */
  @IsOptional()
  @IsNumber()
  factor?: number;

  @IsOptional()
  @IsNumber()
  offset?: number;
}

export class ReplaceScaleDto {
  @IsDefined()
  @ValidateNested()
  @Type(() => ScaleGivenDto)
  scale!: ScaleGivenDto;

  @IsDefined({ message: 'Say how old marks are read on the new version, or that they are not.' })
  @ValidateNested()
  @Type(() => ScaleMappingDto)
  mapping!: ScaleMappingDto;
}

export class RetireScaleDto {
  @IsBoolean()
  retired!: boolean;
}

export class ScaleUserDto {
  subjectId!: number;
  name!: string;
  /** Year groups that are marked on it; empty: all without another one. */
  yearGroups!: number[];
}

/** A scale with all that is set of it. */
export class ScaleSettingDto extends ScaleDto {
  version!: number;
  /** The scale this version replaced, and how its marks are read on this one. */
  versionOf!: number | null;
  mapping!: ScaleMappingDto | null;
  /** The version that replaced this one. */
  replacedBy!: number | null;
  libraryKey!: string | null;
  retired!: boolean;
  /** Marks, targets, forecasts and expectations on it: from one on it is only changed by a new version. */
  marks!: number;
  subjects!: ScaleUserDto[];
}

export class ScaleMadeDto {
  id!: number;
}

/** What was stated, as the domain takes it; a kind without its numbers maps nothing and is refused there. */
export function mappingOf(given: ScaleMappingDto): ScaleMapping {
  if (given.kind === 'steps') return { kind: 'steps', pairs: given.pairs ?? [] };
  if (given.kind === 'linear') return { kind: 'linear', factor: given.factor ?? 0, offset: given.offset ?? 0 };
  return { kind: 'none' };
}
