const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'sir', 'dame', 'rev', 'prof']);

/** Up to two letters for the round mark of a person: "Mrs Rosa Lindqvist" gives RL, "Mr Osei" gives O. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '' && !TITLES.has(word.toLowerCase().replace('.', '')));
  const letters = words.map((word) => [...word][0] ?? '');
  return letters.length > 2 ? `${letters[0]}${letters.at(-1)}` : letters.join('');
}
