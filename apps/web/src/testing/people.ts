import type { MeDto, MySchoolDto } from '@headway/api-client';

export function school(over: Partial<MySchoolDto> = {}): MySchoolDto {
  return {
    id: 1,
    name: 'Wrenfield Primary School',
    phase: 'primary',
    staffId: '0193-staff',
    jobTitle: 'SENCO',
    roles: ['senco'],
    permissions: ['flags.read', 'flags.act', 'pupils.read'],
    today: '2026-11-26',
    halfTerm: { name: 'Autumn 2', code: '2026-A2', week: 4, weeks: 7 },
    ...over,
  };
}

export function person(over: Partial<MeDto> = {}): MeDto {
  return {
    accountId: '0193-account',
    displayName: 'Mrs R Lindqvist',
    email: 'r.lindqvist@wrenfield.example',
    schools: [school()],
    ...over,
  };
}
