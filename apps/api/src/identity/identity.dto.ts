import { IsString, Length } from 'class-validator';
import type { Permission, Role } from '../core/access/permissions';

export class SignInDto {
  @IsString()
  @Length(3, 254)
  email!: string;

  @IsString()
  @Length(1, 256)
  password!: string;
}

export class HalfTermNowDto {
  /** Such as "Autumn 2". */
  name!: string;
  code!: string;
  /** Which week of the half term this is, from 1. */
  week!: number;
  weeks!: number;
}

export class MySchoolDto {
  id!: number;
  name!: string;
  phase!: 'primary' | 'secondary';
  staffId!: string;
  jobTitle!: string;
  roles!: Role[];
  permissions!: Permission[];
  /** Today in England, yyyy-mm-dd. */
  today!: string;
  /** Null in the holidays. */
  halfTerm!: HalfTermNowDto | null;
}

export class MeDto {
  accountId!: string;
  displayName!: string;
  email!: string;
  schools!: MySchoolDto[];
}

export class DeviceSecretDto {
  /** Half of the key to what a browser keeps for this person; opens nothing without the browser's half. */
  secret!: string;
}
