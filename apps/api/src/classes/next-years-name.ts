/** The name of a set a year later: '9 Maths 1' of Year 9 becomes '10 Maths 1'; a name without the year stays. */
export function nextYearsName(name: string, yearGroup: number | null): string {
  if (yearGroup === null) return name;
  const year = new RegExp(`^(Y(?:ear )?)?${yearGroup}(?!\\d)`);
  return name.replace(year, (_, word: string | undefined) => `${word ?? ''}${yearGroup + 1}`);
}
