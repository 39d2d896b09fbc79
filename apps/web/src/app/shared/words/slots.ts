/** Monday 1 … Friday 5. */
export const DAYS: readonly string[] = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri'];

interface WeeklyTime {
  readonly weekday: number;
  readonly startsAt: string;
}

/** "Mon Wed Fri 09:10": days of one time together. */
export function slotWords(slots: readonly WeeklyTime[]): string {
  const times = new Map<string, string[]>();
  for (const { weekday, startsAt } of slots) times.set(startsAt, [...(times.get(startsAt) ?? []), DAYS[weekday] ?? '']);
  return [...times].map(([time, days]) => `${days.join(' ')} ${time}`).join(', ');
}
