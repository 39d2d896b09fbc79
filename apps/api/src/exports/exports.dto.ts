import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Max, Min, ValidateBy } from 'class-validator';
import type { ExportKey } from './export-kind';

/** Something the caller can take away. */
export class ExportKindDto {
  kind!: ExportKey;
  title!: string;
  /** What is in it. */
  sentence!: string;
  /** It can be had of the pupils of one class. */
  takesClass!: boolean;
  /** It is of one half term, which can be chosen. */
  takesWindow!: boolean;
}

/** A year followed by 1 (AUT1) to 6 (SUM2). */
const isWindow = (value: unknown): boolean => typeof value === 'number' && value % 10 >= 1 && value % 10 <= 6;

/** What of it. */
export class ExportQuery {
  /** Of a mark sheet: start year × 10 + 1…6; without it, the latest half term with results. */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'A half term is a number such as 20261.' })
  @Min(19901)
  @Max(29996)
  @ValidateBy(
    { name: 'isWindow', validator: { validate: isWindow } },
    { message: 'A half term is a number such as 20261.' },
  )
  window?: number;

  /** Only pupils who are in this class today. */
  @IsOptional()
  @IsUUID(undefined, { message: 'There is no such class.' })
  classId?: string;
}
