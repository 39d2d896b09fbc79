import type { ScaleMappingDto } from '@headway/api-client';
import { mappingProblem, mapValue, type Scale, type ScaleMapping } from '@headway/domain';

/** What somebody has said so far of how old marks are read; nothing is said beforehand. */
export interface MappingForm {
  readonly kind: 'steps' | 'linear' | 'none' | null;
  /** New mark by old step, as typed; missing: nothing like it. */
  readonly pairs: ReadonlyMap<number, number>;
  readonly factor: string;
  readonly offset: string;
}

export const nothingSaid: MappingForm = { kind: null, pairs: new Map(), factor: '', offset: '' };

/** Step by step from steps, by a formula between numbers, and always: not at all. */
export function kindsFor(from: Scale, to: Scale): readonly { value: 'steps' | 'linear' | 'none'; label: string }[] {
  const none = { value: 'none', label: 'Not compared' } as const;
  if (from.kind === 'ordinal' && to.kind === 'ordinal') return [{ value: 'steps', label: 'Step by step' }, none];
  if (from.kind !== 'ordinal' && to.kind !== 'ordinal') return [{ value: 'linear', label: 'By a formula' }, none];
  return [none];
}

/** Steps that are called the same. Only filled in when somebody asks for it. */
export function sameNames(from: Scale, to: Scale): ReadonlyMap<number, number> {
  const pairs = from.steps.flatMap(({ value, label }): [number, number][] => {
    const same = to.steps.find((step) => step.label.toLowerCase() === label.toLowerCase());
    return same ? [[value, same.value]] : [];
  });
  return new Map(pairs);
}

export function mappingOfForm(form: MappingForm): ScaleMapping | null {
  if (form.kind === null) return null;
  if (form.kind === 'none') return { kind: 'none' };
  if (form.kind === 'steps') return { kind: 'steps', pairs: [...form.pairs].map(([from, to]) => ({ from, to })) };
  const numbers = [form.factor, form.offset].map((text) => (text.trim() === '' ? Number.NaN : Number(text)));
  return { kind: 'linear', factor: numbers[0] ?? Number.NaN, offset: numbers[1] ?? Number.NaN };
}

/** What is still missing or wrong, in words; null when it can be sent. */
export function mappingTrouble(form: MappingForm, from: Scale, to: Scale): string | null {
  const mapping = mappingOfForm(form);
  if (mapping === null) return 'Say how earlier marks are read on the new version.';
  return mappingProblem(mapping, from, to);
}

/** "0 becomes 2, 40 becomes 52": the ends and the middle. */
export function formulaWords(form: MappingForm, from: Scale): string {
  const mapping = mappingOfForm(form);
  if (mapping?.kind !== 'linear' || !Number.isFinite(mapping.factor) || !Number.isFinite(mapping.offset)) return '';
  const middle = Math.round((from.least + from.greatest) / 2);
  return [from.least, middle, from.greatest]
    .map((value) => `${value} becomes ${Math.round((mapValue(value, mapping) ?? 0) * 100) / 100}`)
    .join(', ');
}

export function sentMapping(form: MappingForm): ScaleMappingDto {
  const mapping = mappingOfForm(form);
  if (mapping?.kind === 'steps') return { kind: 'steps', pairs: mapping.pairs.map(({ from, to }) => ({ from, to })) };
  if (mapping?.kind === 'linear') return { kind: 'linear', factor: mapping.factor, offset: mapping.offset };
  return { kind: 'none' };
}
