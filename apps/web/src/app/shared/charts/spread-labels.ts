export interface SideLabel {
  readonly y: number;
  readonly text: string;
  readonly strong: boolean;
}

/** Moves labels apart until none is nearer to the next than `gap`, inside `top` and `bottom`; their order stays. */
export function spreadLabels(labels: readonly SideLabel[], gap: number, top: number, bottom: number): SideLabel[] {
  const placed = [...labels].sort((a, b) => a.y - b.y).map((label) => ({ ...label }));
  let least = top;
  for (const label of placed) {
    label.y = Math.max(label.y, least);
    least = label.y + gap;
  }
  let most = bottom;
  for (const label of placed.reverse()) {
    label.y = Math.min(label.y, most);
    most = label.y - gap;
  }
  return placed.reverse();
}
