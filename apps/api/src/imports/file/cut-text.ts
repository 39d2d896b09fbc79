/** The first `most` characters of a text, or one less: half of an emoji is no character, and the database keeps none. */
export function cutText(text: string, most: number): string {
  const cut = text.slice(0, most);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}
