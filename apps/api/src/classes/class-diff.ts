export interface ClassRow {
  id: string;
  startYear: number;
  name: string;
  kind: 'registration' | 'set';
  subjectId: number | null;
  endsOn: string | null;
}

/** A pupil in a class, from–to. */
export interface MemberRow {
  classId: string;
  pupilId: string;
  startsOn: string;
  endsOn: string | null;
}

/** An adult with a class, from–to. */
export interface StaffRow {
  classId: string;
  staffId: string;
  role: 'teacher' | 'cover' | 'assistant';
  startsOn: string;
  endsOn: string | null;
}

interface BeforeAfter<Row> {
  before: readonly Row[];
  after: readonly Row[];
}

/** The rows that a change takes away and those that it puts there. */
export interface ClassDiff {
  classes: BeforeAfter<ClassRow>;
  members: BeforeAfter<MemberRow>;
  staff: BeforeAfter<StaffRow>;
}

const none = { before: [], after: [] };
export const diffOf = (parts: Partial<ClassDiff>): ClassDiff => ({
  classes: none,
  members: none,
  staff: none,
  ...parts,
});

const turned = <Row>({ before, after }: BeforeAfter<Row>): BeforeAfter<Row> => ({ before: after, after: before });
export const inverseOf = ({ classes, members, staff }: ClassDiff): ClassDiff => ({
  classes: turned(classes),
  members: turned(members),
  staff: turned(staff),
});
