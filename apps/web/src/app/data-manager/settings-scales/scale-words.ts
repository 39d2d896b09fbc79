import type { ScaleSettingDto } from '@headway/api-client';
import type { Scale } from '@headway/domain';
import { yearName } from '../../shared/words/school-words';

/** "PK1 to GDS, 9 steps", "0 to 40 marks", "70 to 140, mean 100". */
export function rangeWords(scale: Scale): string {
  const { least, greatest, steps, kind } = scale;
  if (kind === 'ordinal') return `${steps[0]?.label ?? ''} to ${steps.at(-1)?.label ?? ''}, ${steps.length} steps`;
  if (kind === 'standardised') return `${least} to ${greatest}, mean ${scale.mean ?? 100}`;
  if (kind === 'age') return `${least} to ${greatest} months`;
  return kind === 'raw' ? `${least} to ${greatest} marks` : `${least} to ${greatest}`;
}

/** "Judgement · EXS is expected", "Test · a fall is good · reliability 0.94". */
export function natureWords(scale: Scale): string {
  const step = scale.steps.find(({ value }) => value === scale.threshold)?.label;
  const expected = scale.threshold === null ? null : (step ?? String(scale.threshold));
  const down = scale.direction === 'down';
  return [
    scale.basis === 'test' ? 'Test' : 'Judgement',
    down ? 'a fall is good' : null,
    expected === null ? null : `${expected} ${down ? 'or less ' : ''}is expected`,
    scale.reliability === null ? null : `reliability ${scale.reliability}`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** "Reading, Maths (Reception, Year 1)"; null where nothing is marked on it. */
export function usedIn(scale: ScaleSettingDto): string | null {
  if (scale.subjects.length === 0) return null;
  return scale.subjects
    .map(({ name, yearGroups }) => (yearGroups.length ? `${name} (${yearGroups.map(yearName).join(', ')})` : name))
    .join(', ');
}

/** How many scales do what, in a sentence. */
export function scalesAnswer(scales: readonly ScaleSettingDto[]): string {
  const live = scales.filter(({ retired }) => !retired);
  const used = live.filter(({ subjects }) => subjects.length > 0).length;
  if (live.length === 0) return 'There is no scale yet: take England’s from the library, or make your own.';
  const spare = live.length - used;
  const rest = spare === 0 ? '' : `, and ${spare} ${spare === 1 ? 'waits' : 'wait'} to be used`;
  return `Subjects are marked on ${used} ${used === 1 ? 'scale' : 'scales'}${rest}.`;
}

/** How old marks are read on a version: "step by step", "× 1.25 + 2", "not compared". */
export function mappingWords(scale: ScaleSettingDto): string | null {
  const { mapping } = scale;
  if (mapping === null) return null;
  if (mapping.kind === 'none') return 'Earlier marks are not compared with it.';
  if (mapping.kind === 'steps') return 'Earlier marks are read on it step by step.';
  return mapping.factor === 1 && mapping.offset === 0
    ? 'Earlier marks are read on it as they are.'
    : `Earlier marks are read on it × ${mapping.factor} + ${mapping.offset}.`;
}
