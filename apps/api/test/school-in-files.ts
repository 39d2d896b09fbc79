import type { ImportMappingDto } from '../src/imports/import-mapping.dto';
import { givenSubject } from './builders';
import { csv, upn } from './import-files';
import { ImportSteps } from './import-steps';
import type { TestApp } from './test-app';

const on = (statedOn: string) => (mapping: ImportMappingDto) => ({ ...mapping, statedOn });

/** One file of each kind, which together make a small school; in the order in which they must go in. */
export const schoolInFiles: Record<string, string> = {
  pupils: csv(
    [
      'UPN',
      'Surname',
      'Forename',
      'Preferred forename',
      'DOB',
      'Sex',
      'NC Year',
      'Reg Group',
      'Date of entry',
      'Date of leaving',
      'PP',
      'SEN',
      'EAL',
    ],
    [upn(1), 'Evans', 'Maya', 'May', '13/07/2016', 'F', 6, '6A', '04/09/2023', '', 'Y', 'K', 'N'],
    [upn(2), '"Green, jr"', 'Ali', '', '05/12/2015', 'M', 6, '6A', '04/09/2023', '', 'N', 'N', 'Y'],
    [upn(3), 'Hill', 'Zoë', '', '01/02/2021', 'F', 'R', 'RB', '', '', 'N', 'N', 'N'],
    [upn(4), 'Ivory', 'Kit', '', '05/12/2015', 'U', 6, '6B', '04/09/2023', '23/10/2026', 'Y', 'E', 'N'],
  ),
  staff: csv(
    ['Staff ID', 'Title', 'Surname', 'Forename', 'Email', 'Job title', 'Leaves on'],
    ['007', 'Mrs', 'Quill', 'Ada', 'a.quill@school.example', 'Class teacher', ''],
    ['018', 'Mr', 'Reed', 'Bo', '', 'Teaching assistant', '31/08/2026'],
  ),
  classes: csv(
    ['UPN', 'Class', 'Kind of class', 'Subject', 'Academic year', 'Staff', 'Teaches or assists', 'From', 'To'],
    [upn(1), 'Maths 1', 'set', 'Maths', '2026/27', '', '', '07/09/2026', '30/10/2026'],
    [upn(1), 'Maths 2', 'set', 'Maths', '2026/27', '', '', '02/11/2026', ''],
    [upn(2), 'Maths 1', 'set', 'Maths', '2026/27', '', '', '07/09/2026', ''],
    [upn(2), 'Booster', 'set', 'Maths', '2026/27', '', '', '05/10/2026', '18/12/2026'],
    ['', '6A', 'registration', '', '2026/27', '007', 'teaches', '01/09/2026', ''],
    ['', 'Maths 1', 'set', 'Maths', '2026/27', 'a.quill@school.example', 'covers', '12/10/2026', '23/10/2026'],
  ),
  characteristics: csv(
    ['UPN', 'Characteristic', 'Value', 'From', 'To'],
    [upn(1), 'SEN need', 'SLCN', '01/09/2024', ''],
    [upn(1), 'Free school meals', 'Y', '01/09/2023', '31/08/2025'],
    [upn(1), 'Looked after', 'Y', '01/09/2024', ''],
    [upn(2), 'Tag', 'silver star', '01/09/2026', ''],
    [upn(3), 'Ethnicity', 'WBRI', '01/09/2026', ''],
  ),
  results: csv(
    ['UPN', 'Academic Year', 'Half Term', 'Subject', 'Result', 'Standard error', 'Test date'],
    [upn(1), '2025/26', 'SUM2', 'Maths', 101, 3.5, '01/07/2026'],
    [upn(2), '2025/26', 'SUM2', 'Maths', 'A', '', ''],
    [upn(1), '2026/27', 'AUT1', 'Maths', 97, '', ''],
    [upn(2), '2026/27', 'AUT1', 'Maths', 88, '', ''],
    [upn(1), '2026/27', 'AUT1', 'Writing', 'EXS', '', ''],
    [upn(2), '2026/27', 'AUT1', 'Writing', 'WTS', '', ''],
    [upn(4), '2026/27', 'AUT1', 'Writing', 'GDS', '', ''],
  ),
  attendance: csv(
    ['UPN', 'Academic year', 'Half term', 'Possible', 'Attended'],
    [upn(1), '2026/27', 'AUT1', 70, 66],
    [upn(2), '2025/26', 'SUM2', 74, 74],
  ),
  targets: csv(
    ['UPN', 'Academic year', 'Half term', 'Subject', 'Target', 'Agreed with', 'Agreed on', 'Note'],
    [upn(1), '2026/27', 'SUM2', 'Maths', 105, 'Maya and her mother', '20/11/2026', "'-see the plan"],
    [upn(1), '2026/27', 'SUM2', 'Writing', 'EXS', '', '', ''],
  ),
  interventions: csv(
    ['UPN', 'Programme', 'Group', 'Subject', 'Leader', 'From', 'To', 'Reason', 'Outcome'],
    [upn(1), 'Paired reading', 'Owls', 'Maths', '007', '05/10/2026', '', 'Below expected', ''],
    [upn(2), 'Paired reading', 'Owls', 'Maths', '007', '05/10/2026', '06/11/2026', 'Slow start', 'Caught up'],
    [upn(4), 'Early talk', '', '', '', '08/09/2025', '17/10/2025', '', 'no progress'],
  ),
};

/** A school into which those files have been brought, by somebody who may do and see all of it. */
export async function givenSchoolInFiles(app: TestApp) {
  const schoolId = await app.school();
  await givenSubject(app, schoolId, 'Maths');
  const person = await app.person(schoolId, 'data-manager', 'senior-leader');
  const steps = new ImportSteps(app, person, schoolId);
  for (const [kind, file] of Object.entries(schoolInFiles)) {
    const run = await steps.bringIn(file, on('2026-09-07'));
    if (run.status !== 'applied') throw new Error(`${kind}: ${JSON.stringify(run)}`);
  }
  return { schoolId, person, steps };
}
