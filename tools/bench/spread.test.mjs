import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { quantile, ratios, spreadOf } from './spread.mjs';

describe('repeated measurements', () => {
  it('are told by their median and how far they lay apart, in whatever order they came', () => {
    assert.deepEqual(spreadOf([30, 10, 20]), { median: 20, least: 10, greatest: 30 });
    assert.deepEqual(spreadOf([4, 1, 2, 3]), { median: 2.5, least: 1, greatest: 4 });
  });

  it('have quantiles interpolated between neighbours, as type 7 of R', () => {
    const hundred = Array.from({ length: 101 }, (_, i) => 100 - i);
    assert.equal(quantile(hundred, 0.95), 95);
    // R: quantile(c(1, 2, 3, 4), 0.95) = 3.85
    assert.ok(Math.abs(quantile([1, 2, 3, 4], 0.95) - 3.85) < 1e-12);
    assert.throws(() => quantile([], 0.5), /nothing/);
  });

  it('are compared repetition by repetition, not median by median', () => {
    assert.deepEqual(ratios([10, 40, 90], [10, 20, 30]), { median: 2, least: 1, greatest: 3 });
    assert.throws(() => ratios([1, 2], [1]), /as many/);
  });
});
