import fc from 'fast-check';
import { type Frame, drawBand } from './band-drawing';
import { type BandPoint, type Series, resultsOf } from './series';
import { spreadLabels } from './spread-labels';

const frame: Frame = { width: 200, left: 6, right: 140, top: 5, bottom: 55, axes: false };

const series = fc
  .record({
    values: fc.array(fc.option(fc.integer({ min: 60, max: 140 })), { minLength: 1, maxLength: 9 }),
    sem: fc.option(fc.double({ min: 0, max: 8, noNaN: true })),
    expected: fc.option(fc.integer({ min: 60, max: 140 })),
  })
  .map(({ values, sem, expected }): Series => ({
    name: 'Reading',
    points: values.map((value, x): BandPoint => ({ x, label: `W${x}`, value, sem })),
    expected,
    peers: [],
    scale: { min: 60, max: 140 },
  }));

describe('the drawing of results', () => {
  it('keeps every mark and band inside its frame, whatever the results', () => {
    fc.assert(
      fc.property(series, (one) => {
        const drawing = drawBand(one, frame, null);
        const inside = (x: number, y: number) =>
          x >= frame.left - 1e-6 && x <= frame.right + 1e-6 && y >= frame.top - 1e-6 && y <= frame.bottom + 1e-6;
        for (const mark of [...drawing.marks, ...drawing.gaps]) expect(inside(mark.x, mark.y)).toBe(true);
        for (const bar of drawing.bars) expect(inside(bar.x, bar.low) && inside(bar.x, bar.high)).toBe(true);
        expect(`${drawing.band}${drawing.line}`).not.toMatch(/NaN|undefined/);
      }),
    );
  });

  it('marks every result and every missing one, and draws higher results higher', () => {
    fc.assert(
      fc.property(series, (one) => {
        const drawing = drawBand(one, frame, null);
        const results = resultsOf(one);
        expect(drawing.marks).toHaveLength(results.length);
        expect(drawing.gaps).toHaveLength(one.points.length - results.length);
        for (const [index, result] of results.entries()) {
          const next = results[index + 1];
          const [here, there] = [drawing.marks[index], drawing.marks[index + 1]];
          if (next && here && there && next.value > result.value) expect(there.y).toBeLessThan(here.y);
        }
      }),
    );
  });

  it('draws the band 1.645 standard errors to either side, within the scale', () => {
    const one: Series = {
      name: 'Reading',
      points: [{ x: 0, label: 'Autumn 1', value: 138, sem: 4 }],
      expected: null,
      peers: [],
      scale: { min: 60, max: 140 },
    };
    expect(resultsOf(one)[0]?.low).toBeCloseTo(138 - 1.645 * 4, 10);
    expect(resultsOf(one)[0]?.high).toBe(140);
  });

  it('puts two results that share a time axis with others at their own places', () => {
    const one: Series = {
      name: 'Maths',
      points: [
        { x: 4, label: 'Summer 1', value: 90, sem: 4 },
        { x: 5, label: 'Summer 2', value: 76, sem: 4 },
      ],
      expected: null,
      peers: [],
      scale: {},
    };
    expect(drawBand(one, frame, [0, 5]).marks.map((mark) => Math.round(mark.x))).toEqual([113, 140]);
  });
});

describe('labels beside a chart', () => {
  it('never touch and never change places', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 8 }), (ys) => {
        const placed = spreadLabels(
          ys.map((y, index) => ({ y, text: String(index), strong: false })),
          13,
          0,
          200,
        );
        for (const [index, label] of placed.entries()) {
          const next = placed[index + 1];
          if (next) expect(next.y - label.y).toBeGreaterThanOrEqual(13 - 1e-9);
          if (next) expect(ys[Number(next.text)]).toBeGreaterThanOrEqual(ys[Number(label.text)] ?? NaN);
        }
      }),
    );
  });
});
