import { type Permission, type Role, rolePermissions } from '../../../core/access/permissions';
import type { PartWork } from '../../part-work';

const needed: Permission = 'looked-after.read';

/**
 * Whether whoever brings the file in, or has set up the feed that does, may know who is looked after. An operator at the
 * terminal has the whole database.
 */
export async function mayKnowWhoIsLookedAfter({ tx, schoolId, run }: PartWork): Promise<boolean> {
  const [asked] = await tx.query<{ staffId: string | null; roles: Role[] }[]>(
    `SELECT who.id AS "staffId",
            ARRAY(SELECT r.role FROM staff_role r WHERE r.school_id = i.school_id AND r.staff_id = who.id) AS roles
     FROM import_run i LEFT JOIN feed f ON f.school_id = i.school_id AND f.id = i.feed_id
     CROSS JOIN LATERAL (SELECT coalesce(i.applied_by, i.created_by, f.created_by) AS id) who
     WHERE i.school_id = $1 AND i.id = $2`,
    [schoolId, run.id],
  );
  if (!asked) return false;
  return asked.staffId === null || asked.roles.some((role) => rolePermissions[role][needed] !== undefined);
}
