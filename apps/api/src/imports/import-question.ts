/** Something only a person can decide before a file goes in: are these two the same pupil? */
export interface ImportQuestion {
  /** The same for the same question at the next check, and unlike that of every other question of the file. */
  key: string;
  row: number;
  /** The pupil as the file has them: name, date of birth, UPN. */
  pupil: string | null;
  ask: string;
  options: { value: string; label: string }[];
  /** Pupils of the school whom the options name. */
  pupilIds: string[];
}

/** Questions nobody has answered. */
export const unanswered = (
  questions: readonly ImportQuestion[],
  answers: Readonly<Record<string, string>>,
): ImportQuestion[] =>
  questions.filter(
    ({ key, options }) => !options.some(({ value }) => Object.hasOwn(answers, key) && answers[key] === value),
  );
