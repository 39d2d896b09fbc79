/** A word of the pages in plain words. */
export interface GlossaryEntry {
  /** Its place on the glossary page. */
  readonly id: string;
  readonly term: string;
  readonly words: string;
}

/** In the order of the alphabet. */
export const GLOSSARY = [
  {
    id: 'answer-in-class',
    term: 'Answer in class',
    words:
      'What a teacher changes for a pupil in ordinary lessons: another seat, a question asked first, ten minutes a day on one thing. It is the first answer to a flag, counts as support, and has a day on which somebody looks whether it was enough.',
  },
  {
    id: 'attendance',
    term: 'Attendance, persistent and severe absence',
    words:
      'A session is half a school day. Missing a tenth of the sessions of the year so far or more is called persistent absence, missing half or more severe absence. These are the Department for Education’s words.',
  },
  {
    id: 'chance',
    term: 'Chance, “more than chance”',
    words:
      'Marks go up and down even when a pupil’s learning does not: a good day, a lucky guess, a topic that suited. A change is called more than chance when fewer than 1 in 20 pupils whose learning was steady would show one as large. So some flags will still be chance: look before you act.',
  },
  {
    id: 'cohort',
    term: 'Cohort',
    words:
      'All pupils of one year group who have results in the same subject. A pupil is compared with the others of the cohort, not with the class, because classes are small and often not alike.',
  },
  {
    id: 'concern',
    term: 'Concern',
    words:
      'Somebody who teaches a pupil says in words what worries them about learning. It makes a flag without any mark. A worry about a child’s safety never belongs here: it goes to the safeguarding lead at once.',
  },
  {
    id: 'disadvantaged',
    term: 'Disadvantaged, pupil premium',
    words:
      'Pupils for whom the school gets extra money: free school meals now or in the last six years, looked after now or before, or a parent in the forces. It is not a reason for a flag; it only decides who comes first when two pupils need help equally.',
  },
  {
    id: 'exit',
    term: 'Exit, ready to leave a group',
    words:
      'A group is for something. A pupil who has reached what it was for, or the expected standard, can leave it and make room for somebody else.',
  },
  {
    id: 'expected-standard',
    term: 'Expected standard',
    words:
      'The mark the school wants most pupils of this age to reach. On a standardised test it is 85 unless the school says otherwise, on a scaled score 100, on a scale of steps the step the school has chosen, and on other tests the mark it has typed in. Some pupils work to expectations of their own.',
  },
  {
    id: 'flag',
    term: 'Flag',
    words:
      'A note that somebody should look at a pupil in a subject, with its reasons. It is not evidence of special educational needs and says nothing of causes. It goes by itself when its reasons no longer hold.',
  },
  {
    id: 'forecast',
    term: 'Forecast',
    words: 'What the teacher thinks a pupil will reach by a certain half term. It is a person’s judgement, not a sum.',
  },
  {
    id: 'gap',
    term: 'Gap',
    words:
      'How far a result is below the expected standard; where the school has set none, below the middle of the year group.',
  },
  {
    id: 'window',
    term: 'Half term, window',
    words:
      'Results belong to a half term: Autumn 1 to Summer 2. The school says by which day they are due. A pupil’s results are compared half term by half term.',
  },
  {
    id: 'judgement',
    term: 'Judgement',
    words:
      'A teacher’s decision which step a pupil is on, as opposed to a test score. Two teachers can differ, and nobody publishes by how much, so no band is drawn around it.',
  },
  {
    id: 'lowest-fifth',
    term: 'Lowest fifth',
    words:
      'The last two results taken together are where only one in five pupils is to be expected: of the whole country on a standardised test, of the year group otherwise.',
  },
  {
    id: 'measurement-error',
    term: 'Measurement error, “how far one result can be out”',
    words:
      'The same pupil sitting the same kind of test again on another day would get another mark. The pale band around a line shows where nine in ten such marks would be. Books call its size the standard error of measurement, SEM: the band reaches 1.6 of them to each side.',
  },
  {
    id: 'need',
    term: 'Points of need',
    words:
      'They put the list into an order, nothing else. Low attainment gives 40 to 60 points, a fall at most 30, what is known beside the marks at most 25, missing information at most 5. Every part is shown beside its reason.',
  },
  {
    id: 'progress',
    term: 'Progress',
    words:
      'How far a pupil has come compared with pupils who started level. A mark that stays the same is good progress when everybody else’s fell, and little when everybody else’s rose.',
  },
  {
    id: 'level-pupils',
    term: 'Pupils who started level',
    words:
      'Pupils of the same year group who had the same results before. Where they stand now is what this pupil could be expected to have reached. Comparing like this is fairer than comparing with everybody.',
  },
  {
    id: 'strand',
    term: 'Strand, part of a subject',
    words:
      'A subject’s parts that have marks of their own: number and geometry, or decoding and comprehension. One part that lags behind can hide in a good mark for the whole.',
  },
  {
    id: 'target',
    term: 'Target',
    words:
      'A result that was agreed for a pupil and a half term. There is no line drawn towards it: children do not learn along straight lines, and a target says nothing about the half terms before it.',
  },
  {
    id: 'assumed-error',
    term: 'Usual error',
    words:
      'Where a test’s publisher does not say how far one result can be out, the page draws the error that tests of this kind usually have, and says so.',
  },
] as const satisfies readonly GlossaryEntry[];

export type GlossaryId = (typeof GLOSSARY)[number]['id'];

/** The term as it stands on the page. */
export function glossaryTerm(id: GlossaryId): string {
  const entry = GLOSSARY.find((each) => each.id === id);
  return entry ? entry.term : id;
}
