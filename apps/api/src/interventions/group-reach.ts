import { Injectable } from '@nestjs/common';
import { grantsOf, type Caller } from '../core/access/caller';
import { Denied } from '../core/access/denied';
import type { Permission } from '../core/access/permissions';
import { reachedSql, type SubjectReach } from '../core/access/subject-reach';
import type { Transaction } from '../core/database/database';

/**
 * Which groups somebody may open. The whole school's; or those with a pupil of one's years or phase; and always the
 * groups one leads or covers. A teaching assistant has the last kind only.
 */
@Injectable()
export class GroupReach {
  /** @param reach what the pupil gate allows this caller for groups.read. */
  async visible(
    tx: Transaction,
    caller: Caller,
    reach: SubjectReach,
    groupIds: readonly string[] | 'all',
  ): Promise<string[]> {
    const reaches = grantsOf(caller, 'groups.read').map(({ reach }) => reach);
    const rows = await tx.query<{ id: string }[]>(
      `SELECT g.id FROM intervention_group g
       WHERE ($1::uuid[] IS NULL OR g.id = ANY($1)) AND (
         $2::boolean OR g.leader_id = $3
         OR EXISTS (SELECT 1 FROM group_session s
                    WHERE s.school_id = g.school_id AND s.group_id = g.id AND s.led_by = $3)
         OR $4::boolean AND EXISTS (
           SELECT 1 FROM placement p WHERE p.school_id = g.school_id AND p.group_id = g.id
             AND p.undone_at IS NULL AND ${reachedSql('p.pupil_id', 'g.subject_id', 5)}))`,
      [
        groupIds === 'all' ? null : groupIds,
        reaches.includes('school'),
        caller.staffId,
        reaches.includes('teaching') || reaches.includes('years'),
        ...reach.parameters(),
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** @throws Denied (404, audited) for a group that is not the caller's to open, or does not exist. */
  async requireGroup(tx: Transaction, caller: Caller, reach: SubjectReach, groupId: string): Promise<void> {
    const [found] = await this.visible(tx, caller, reach, [groupId]);
    if (!found) throw deniedGroup(caller, 'groups.read', 'group', groupId);
  }
}

/** To the caller as if it did not exist; written down. */
export function deniedGroup(
  caller: Caller,
  permission: Permission,
  subjectKind: 'group' | 'session',
  id: string,
): Denied {
  return new Denied(404, {
    schoolId: caller.schoolId,
    accountId: caller.accountId,
    why: `${subjectKind} outside the reach of ${permission}`,
    subjectKind,
    subjectIds: [id],
  });
}
