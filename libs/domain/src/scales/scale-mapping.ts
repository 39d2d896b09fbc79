/**
 * How values of a scale are read on the version that replaced it, as a person of the school stated it; never guessed.
 * - `steps`: value by value; a value that is not named has no counterpart.
 * - `linear`: new = factor × old + offset.
 * - `none`: the two cannot be compared.
 */
export type ScaleMapping =
  | { readonly kind: 'steps'; readonly pairs: readonly { readonly from: number; readonly to: number }[] }
  | { readonly kind: 'linear'; readonly factor: number; readonly offset: number }
  | { readonly kind: 'none' };

/**
 * A value read on the newer scale.
 * @param value on the older scale
 * @returns null where the mapping names no counterpart
 */
export function mapValue(value: number, mapping: ScaleMapping): number | null {
  if (mapping.kind === 'steps') return mapping.pairs.find(({ from }) => from === value)?.to ?? null;
  return mapping.kind === 'linear' ? mapping.factor * value + mapping.offset : null;
}
