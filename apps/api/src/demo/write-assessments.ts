import type { CastSchool } from '@headway/demo-school';
import type { Transaction } from '../core/database/database';
import { bulkInsert } from './bulk-insert';
import type { Numbering } from './numbering';

/** Scales and subjects; everything with marks refers to them. */
export async function writeSubjects(
  tx: Transaction,
  schoolId: number,
  school: CastSchool,
  of: Numbering,
): Promise<void> {
  await bulkInsert(
    tx,
    'scale',
    schoolId,
    {
      id: ['int', (scale) => of.scale(scale.key)],
      name: ['text', (scale) => scale.name],
      kind: ['text', (scale) => scale.kind],
      basis: ['text', (scale) => scale.basis],
      direction: ['text', () => 'up'],
      least: ['double precision', (scale) => scale.least],
      greatest: ['double precision', (scale) => scale.greatest],
      decimals: ['smallint', () => 0],
      steps: ['jsonb', (scale) => JSON.stringify(scale.steps)],
      mean: ['double precision', (scale) => scale.mean],
      sd: ['double precision', (scale) => scale.sd],
      reliability: ['double precision', (scale) => scale.reliability],
      threshold: ['double precision', (scale) => scale.threshold],
    },
    school.scales,
  );
  await bulkInsert(
    tx,
    'subject',
    schoolId,
    {
      id: ['int', (subject) => of.subject(subject.key)],
      name: ['text', (subject) => subject.name],
      strand_of: ['int', (subject) => of.subjectOrNone(subject.strandOf)],
      scale_id: ['int', (subject) => of.scale(subject.scale)],
      position: ['smallint', (subject) => of.subject(subject.key)],
    },
    school.subjects,
  );
  await bulkInsert(
    tx,
    'subject_scale',
    schoolId,
    {
      subject_id: ['int', (row) => of.subject(row.subject)],
      year_group: ['smallint', (row) => row.yearGroup],
      scale_id: ['int', (row) => of.scale(row.scale)],
    },
    school.yearScales,
  );
  await bulkInsert(
    tx,
    'expectation',
    schoolId,
    {
      subject_id: ['int', (row) => of.subject(row.subject)],
      scale_id: ['int', (row) => of.scale(row.scale)],
      year_group: ['smallint', (row) => row.yearGroup],
      half_term: ['text', (row) => row.halfTerm],
      expected: ['double precision', (row) => row.expected],
    },
    school.expectations,
  );
}

/** Every mark, as the teacher who gave it would have entered it that afternoon. */
export async function writeResults(
  tx: Transaction,
  schoolId: number,
  school: CastSchool,
  of: Numbering,
): Promise<void> {
  await bulkInsert(
    tx,
    'result',
    schoolId,
    {
      pupil_id: ['uuid', (result) => result.pupilId],
      subject_id: ['int', (result) => of.subject(result.subject)],
      window_id: ['int', (result) => result.windowId],
      scale_id: ['int', (result) => of.scale(result.scale)],
      value: ['double precision', (result) => result.value],
      code: ['text', (result) => result.code],
      tested_on: ['date', (result) => result.testedOn],
      recorded_by: ['uuid', (result) => result.recordedBy],
      recorded_at: ['timestamptz', (result) => `${result.testedOn}T16:00:00Z`],
    },
    school.results,
  );
}
