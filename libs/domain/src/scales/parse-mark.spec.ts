import fc from 'fast-check';
import { parseMark, parseTarget } from './parse-mark';
import type { Scale } from './scale';

const raw: Scale = {
  kind: 'raw',
  basis: 'test',
  direction: 'up',
  least: 0,
  greatest: 40,
  decimals: 0,
  steps: [],
  mean: null,
  sd: null,
  reliability: null,
  threshold: null,
};
const grades: Scale = {
  ...raw,
  kind: 'ordinal',
  basis: 'judgement',
  least: 1,
  greatest: 4,
  steps: ['PKS', 'WTS', 'EXS', 'GDS'].map((label, i) => ({ value: i + 1, label })),
};
const letters: Scale = { ...grades, greatest: 3, steps: ['C', 'B', 'A'].map((label, i) => ({ value: i + 1, label })) };
const value = (v: number) => ({ ok: true, value: { kind: 'value', value: v } });
const code = (c: string) => ({ ok: true, value: { kind: 'code', code: c } });

describe('a mark typed or pasted', () => {
  it('takes values of the scale, ends included', () => {
    expect(parseMark(' 23 ', raw)).toEqual(value(23));
    expect(parseMark('0', raw)).toEqual(value(0));
    expect(parseMark('40.0', raw)).toEqual(value(40));
    expect(parseMark('12.5', { ...raw, decimals: 1 })).toEqual(value(12.5));
  });

  it('takes the codes in any case, and nothing as nothing', () => {
    expect(parseMark('A', raw)).toEqual(code('absent'));
    expect(parseMark('abs', raw)).toEqual(code('absent'));
    expect(parseMark('n', raw)).toEqual(code('not-assessed'));
    expect(parseMark('B', grades)).toEqual(code('below'));
    expect(parseMark('  ', raw)).toEqual({ ok: true, value: { kind: 'empty' } });
  });

  it('takes steps by label and, where labels are words, by number', () => {
    expect(parseMark('exs', grades)).toEqual(value(3));
    expect(parseMark('4', grades)).toEqual(value(4));
  });

  it('reads A and B as steps on a scale that has them', () => {
    expect(parseMark('a', letters)).toEqual(value(3));
    expect(parseMark('B', letters)).toEqual(value(2));
    expect(parseMark('n', letters)).toEqual(code('not-assessed'));
  });

  it('does not take the position of a step for its label where labels are numbers', () => {
    const gcse: Scale = { ...grades, steps: ['U', '1', '2'].map((label, i) => ({ value: i, label })) };
    expect(parseMark('2', gcse)).toEqual(value(2));
    const shifted: Scale = { ...grades, steps: ['1', '2'].map((label, i) => ({ value: i + 5, label })) };
    expect(parseMark('5', shifted).ok).toBe(false);
  });

  it('says what is wrong and what is allowed', () => {
    expect(parseMark('41', raw)).toEqual({
      ok: false,
      because: '41 is outside the scale. Allowed: 0 to 40, or A absent, N not assessed, B below the scale.',
    });
    expect(parseMark('-1', raw)).toMatchObject({ ok: false, because: expect.stringContaining('0 to 40') });
    expect(parseMark('12.5', raw)).toMatchObject({ ok: false, because: expect.stringContaining('whole number') });
    expect(parseMark('=1+1', raw)).toMatchObject({ ok: false, because: expect.stringContaining('not a number') });
    expect(parseMark('EXP', grades)).toMatchObject({
      ok: false,
      because: expect.stringContaining('PKS, WTS, EXS, GDS'),
    });
    for (const text of ['1e1', '1,5', '٣', 'Infinity', 'NaN', '0x10', 'constructor'])
      expect(parseMark(text, raw).ok).toBe(false);
  });

  it('never lets a value outside the scale through, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String)), (text) => {
        const mark = parseMark(text, raw);
        if (!mark.ok || mark.value.kind !== 'value') return;
        expect(Number.isInteger(mark.value.value)).toBe(true);
        expect(mark.value.value).toBeGreaterThanOrEqual(0);
        expect(mark.value.value).toBeLessThanOrEqual(40);
      }),
    );
  });
});

describe('a target typed or pasted', () => {
  it('is a value of the scale, or nothing', () => {
    expect(parseTarget('23', raw)).toEqual(value(23));
    expect(parseTarget('exs', grades)).toEqual(value(3));
    expect(parseTarget(' ', raw)).toEqual({ ok: true, value: { kind: 'empty' } });
    expect(parseTarget('41', raw)).toEqual({
      ok: false,
      because: '41 is outside the scale. Allowed: 0 to 40.',
    });
  });

  it('is no code, but may be a step of the same letter', () => {
    expect(parseTarget('absent', raw)).toMatchObject({ ok: false, because: expect.stringContaining('a code') });
    expect(parseTarget('a', letters)).toEqual(value(3));
  });

  it('is whatever a mark is, codes apart', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer({ min: -5, max: 45 }).map(String)), (text) => {
        const mark = parseMark(text, raw);
        if (mark.ok && mark.value.kind !== 'code') expect(parseTarget(text, raw)).toEqual(mark);
        else expect(parseTarget(text, raw).ok).toBe(false);
      }),
    );
  });
});
