/** Everything that can be allowed. A route names one; a role gives some, each over a reach. */
export const permissions = [
  'school.read',
  'school.write',
  'pupils.read',
  // Who is, or was, looked after: for those who need to know, whatever else they may read.
  'looked-after.read',
  'results.read',
  'results.write',
  'assessment.write',
  'targets.write',
  'classes.write',
  'moderation.write',
  'flags.read',
  'flags.act',
  'groups.read',
  'groups.write',
  'placements.write',
  'register.write',
  'costs.read',
  'rates.write',
  'impact.read',
  'imports.run',
  'exports.run',
  'analysis.run',
] as const;
export type Permission = (typeof permissions)[number];

/**
 * Whose rows a permission covers.
 * - `school`: every pupil of the school.
 * - `teaching`: in a primary the key stages of one's own classes, in a secondary one's own classes and sets.
 * - `own`: pupils in one's own classes and in the groups one leads.
 * - `years`: the year groups and subjects named on the role.
 * - `none`: no pupils; what it covers names none.
 */
export type Reach = 'school' | 'teaching' | 'own' | 'years' | 'none';

export const roles = [
  'class-teacher',
  'teaching-assistant',
  'senco',
  'senior-leader',
  'subject-leader',
  'business-manager',
  'data-manager',
  'governor',
  'trust-leader',
] as const;
export type Role = (typeof roles)[number];

/** The one table of who may do what. */
export const rolePermissions: Record<Role, Partial<Record<Permission, Reach>>> = {
  'class-teacher': {
    'school.read': 'none',
    'pupils.read': 'teaching',
    'results.read': 'teaching',
    'results.write': 'own',
    'targets.write': 'own',
    'flags.read': 'teaching',
    'flags.act': 'teaching',
    'groups.read': 'teaching',
    'register.write': 'own',
    'exports.run': 'own',
  },
  'teaching-assistant': {
    'school.read': 'none',
    'pupils.read': 'own',
    'results.read': 'own',
    'groups.read': 'own',
    'register.write': 'own',
  },
  senco: {
    'school.read': 'none',
    'pupils.read': 'school',
    'looked-after.read': 'school',
    'results.read': 'school',
    'targets.write': 'school',
    'flags.read': 'school',
    'flags.act': 'school',
    'groups.read': 'school',
    'groups.write': 'school',
    'placements.write': 'school',
    'register.write': 'school',
    'costs.read': 'none',
    'impact.read': 'school',
    'analysis.run': 'none',
  },
  'senior-leader': {
    'school.read': 'none',
    'school.write': 'none',
    'moderation.write': 'school',
    'pupils.read': 'school',
    'looked-after.read': 'school',
    'results.read': 'school',
    'results.write': 'school',
    'assessment.write': 'none',
    'targets.write': 'school',
    'classes.write': 'school',
    'flags.read': 'school',
    'flags.act': 'school',
    'groups.read': 'school',
    'groups.write': 'school',
    'placements.write': 'school',
    'register.write': 'school',
    'costs.read': 'none',
    'impact.read': 'school',
    'exports.run': 'school',
    'analysis.run': 'none',
  },
  'subject-leader': {
    'school.read': 'none',
    'moderation.write': 'years',
    'pupils.read': 'years',
    'results.read': 'years',
    'flags.read': 'years',
    'flags.act': 'years',
    'groups.read': 'years',
    'impact.read': 'years',
  },
  'business-manager': {
    'school.read': 'none',
    'costs.read': 'none',
    'rates.write': 'none',
  },
  'data-manager': {
    'school.read': 'none',
    'school.write': 'none',
    'moderation.write': 'school',
    'pupils.read': 'school',
    'results.read': 'school',
    'results.write': 'school',
    'assessment.write': 'none',
    'targets.write': 'school',
    'classes.write': 'school',
    'imports.run': 'school',
    'exports.run': 'school',
    'analysis.run': 'none',
  },
  governor: { 'school.read': 'none' },
  'trust-leader': { 'school.read': 'none' },
};
