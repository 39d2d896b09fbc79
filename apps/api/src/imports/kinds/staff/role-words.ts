import type { Role } from '../../../core/access/permissions';

/** Words for jobs in schools, likeliest meaning first. */
const jobs: readonly [RegExp, Role][] = [
  [/\b(sencos?|sendcos?|inclusion (lead|leader|manager))\b/, 'senco'],
  [/\bgovernors?\b|\btrustee\b/, 'governor'],
  [/\b(ceo|chief executive|trust (lead|leader|director))\b/, 'trust-leader'],
  [/\b(business manager|bursar|sbm|finance (manager|director|officer))\b/, 'business-manager'],
  [/\b(data|exams?|mis) (manager|officer|lead)\b/, 'data-manager'],
  [
    /\b(teaching assistants?|ta|hlta|lsa|learning support assistant|support assistant|cover supervisor)\b/,
    'teaching-assistant',
  ],
  [
    /\b(head of (subject|department|faculty|english|maths|science)|(subject|curriculum|phase|department|english|maths|reading|phonics|science) (lead|leader|coordinator))\b/,
    'subject-leader',
  ],
  [
    /\b(head ?teacher|head|principal|deputy|assistant head|vice principal|senior (leader|leadership)|slt)\b/,
    'senior-leader',
  ],
  [/\b(teacher|ect|tutor)\b/, 'class-teacher'],
];

/** The role a person would most likely need, from the words for their job; null when the words say nothing of it. */
export function suggestedRole(words: string): Role | null {
  const plain = words
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
  return jobs.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

const labels: Record<Role, string> = {
  'class-teacher': 'Class teacher',
  'teaching-assistant': 'Teaching assistant',
  senco: 'SENCO',
  'senior-leader': 'Senior leader',
  'subject-leader': 'Subject leader',
  'business-manager': 'Business manager',
  'data-manager': 'Data manager',
  governor: 'Governor',
  'trust-leader': 'Trust leader',
};

export const roleLabel = (role: Role): string => labels[role];
