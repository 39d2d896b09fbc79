import { labelOf, type Scale } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import type { ModerationDto } from './windows.dto';

interface Row extends Omit<ModerationDto, 'sample' | 'sampleSize' | 'changes'> {
  strandOf: number | null;
  marks: {
    pupilId: string;
    pupil: string;
    scale: Scale | null;
    given: { value: number | null; code: string | null };
    agreed: { value: number | null; code: string | null };
  }[];
}

/** What was moderated in a window. */
@Injectable()
export class ModerationQueries {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
  ) {}

  /** Newest first; of each sample only those pupils whom the caller may see in the subject. */
  inWindow(caller: Caller, windowId: number): Promise<ModerationDto[]> {
    return this.database.inSchool(caller.schoolId, async (tx) => {
      const windows = await tx.query<object[]>('SELECT 1 FROM assessment_window WHERE school_id = $1 AND id = $2', [
        caller.schoolId,
        windowId,
      ]);
      if (windows.length === 0) throw notFound('window');
      const rows = await tx.query<Row[]>(
        `SELECT m.id, m.subject_id AS "subjectId", s.name AS "subjectName", s.strand_of AS "strandOf", m.held_on::text AS "heldOn",
                m.with_whom AS "withWhom", m.note, trim(by.title || ' ' || by.surname) AS "recordedBy",
                m.recorded_at AS "recordedAt",
                coalesce((SELECT jsonb_agg(jsonb_build_object('pupilId', k.pupil_id,
                    'pupil', coalesce(p.preferred_surname, p.legal_surname) || ', ' || coalesce(p.preferred_forename, p.legal_forename),
                    'scale', (SELECT to_jsonb(c) FROM result r JOIN scale c ON c.school_id = r.school_id AND c.id = r.scale_id
                              WHERE r.school_id = k.school_id AND r.pupil_id = k.pupil_id
                                AND r.subject_id = m.subject_id AND r.window_id = m.window_id),
                    'given', jsonb_build_object('value', k.given_value, 'code', k.given_code),
                    'agreed', jsonb_build_object('value', k.agreed_value, 'code', k.agreed_code))
                  ORDER BY p.legal_surname, p.legal_forename)
                  FROM moderated_mark k JOIN pupil p ON p.school_id = k.school_id AND p.id = k.pupil_id
                  WHERE k.school_id = m.school_id AND k.moderation_id = m.id), '[]') AS marks
         FROM moderation m
         JOIN subject s ON s.school_id = m.school_id AND s.id = m.subject_id
         JOIN staff by ON by.school_id = m.school_id AND by.id = m.recorded_by
         WHERE m.school_id = $1 AND m.window_id = $2 ORDER BY m.held_on DESC, m.recorded_at DESC`,
        [caller.schoolId, windowId],
      );
      const pupilIds = [...new Set(rows.flatMap(({ marks }) => marks.map(({ pupilId }) => pupilId)))];
      const reach = await this.gate.allowedInSubjects(tx, { caller, permission: 'results.read', pupilIds });
      const shown = new Map<string, string>();
      const list = rows.map(({ marks, strandOf, ...row }): ModerationDto => {
        const seen = marks.filter(
          ({ pupilId }) => reach.covers(pupilId, row.subjectId) || reach.covers(pupilId, strandOf),
        );
        for (const { pupilId } of seen) shown.set(pupilId, reach.allowed.get(pupilId) ?? '');
        const changed = marks.filter(({ given, agreed }) => given.value !== agreed.value || given.code !== agreed.code);
        return {
          ...row,
          sample: seen.map((mark) => ({
            pupilId: mark.pupilId,
            pupil: mark.pupil,
            given: inWords(mark.given, mark.scale),
            agreed: inWords(mark.agreed, mark.scale),
            changed: changed.includes(mark),
          })),
          sampleSize: marks.length,
          changes: changed.length,
        };
      });
      if (shown.size > 0) await this.gate.recordRead(tx, caller, 'moderation.read', shown);
      return list;
    });
  }
}

function inWords({ value, code }: { value: number | null; code: string | null }, scale: Scale | null): string {
  if (value === null) return code ?? '';
  return scale ? labelOf(value, scale) : String(value);
}
