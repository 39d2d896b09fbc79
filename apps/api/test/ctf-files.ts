import { upn } from './import-files';

/** What a transfer file says of one pupil beside names and numbers, as XML. */
export interface CtfPupil {
  upn?: string;
  surname?: string;
  forename?: string;
  dob?: string;
  sex?: string;
  basic?: string;
  more?: string;
}

/** Elements with a text each. */
export const tags = (texts: Record<string, string>): string =>
  Object.entries(texts)
    .map(([name, text]) => `<${name}>${text}</${name}>`)
    .join('');

export const ctfPupil = (
  { upn: number, surname = 'Evans', forename = 'Maya', dob = '2016-07-13', sex = 'F', basic, more = '' }: CtfPupil = {},
  n = 1,
): string =>
  [
    '  <Pupil>',
    `   <UPN>${number ?? upn(n)}</UPN>`,
    `   ${tags({ UniqueLearnerNumber: '1234567890', Surname: surname, Forename: forename, DOB: dob, Sex: sex })}`,
    `   <BasicDetails>${basic ?? tags({ NCyearActual: '4', EnrolStatus: 'C' })}</BasicDetails>`,
    `   ${more}`,
    '  </Pupil>',
  ].join('\n');

export interface CtfFile {
  pupils: string[];
  source?: string;
  dest?: string;
  date?: string;
  version?: string;
}

export const homeSchool = tags({ LEA: '999', Estab: '1234', SchoolName: 'Wrenfield Primary School' });
export const otherSchool = tags({ LEA: '999', Estab: '4321', SchoolName: 'Larkrise Infant School' });

/** A transfer file of version 25, from the home school to its local authority unless something else is said. */
export const ctfFile = ({
  pupils,
  source = homeSchool,
  dest = tags({ LEA: '999', Estab: 'LLLL' }),
  date = '2026-07-10T09:00:00',
  version = '25.0',
}: CtfFile): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<CTfile>',
    ' <Header>',
    `  ${tags({ DocumentName: 'Common Transfer File', CTFversion: version, DateTime: date })}`,
    `  <SourceSchool>${source}</SourceSchool><DestSchool>${dest}</DestSchool>`,
    ' </Header>',
    ' <CTFpupilData>',
    ...pupils,
    ' </CTFpupilData>',
    '</CTfile>',
  ].join('\n');

export const assessment = (
  [year, subject, method, component, result]: readonly [string, string, string, string, string],
  qualifier = '',
): string =>
  `<StageAssessment>${tags({
    Locale: 'ENG',
    Year: year,
    Subject: subject,
    Method: method,
    Component: component,
    ResultStatus: 'R',
    ResultQualifier: qualifier,
    Result: result,
  })}</StageAssessment>`;

export const keyStage = (stage: string, ...assessments: string[]): string =>
  `<KeyStage><Stage>${stage}</Stage>${assessments.join('')}</KeyStage>`;

export const stay = (school: string, from: string, until = ''): string =>
  `<School>${school}${tags({ EntryDate: from, ...(until && { LeavingDate: until }) })}</School>`;
