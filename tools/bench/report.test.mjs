import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { describe, it } from 'node:test';
import { withFigures } from './document.mjs';
import { machine, spreadText, table } from './report.mjs';

const finding = {
  what: 'Import of 50,000 results',
  value: { median: 15_412.3, least: 10_230, greatest: 19_204 },
  unit: 'rows/s',
  floor: { name: 'COPY', value: { median: 24_110, least: 12_558, greatest: 28_320 }, unit: 'rows/s' },
  ratio: { median: 1.588, least: 1, greatest: 1.894 },
};

describe('the table of the benchmark', () => {
  it('shows each figure beside its floor, with the range of the repetitions', () => {
    const lines = table([finding]).split('\n');
    assert.equal(lines.length, 3);
    assert.match(
      lines[2] ?? '',
      /^\| Import of 50,000 results +\| 15,412 \(10,230–19,204\) rows\/s \| COPY: 24,110 \(12,558–28,320\) rows\/s \| 1\.59 \(1\.00–1\.89\) \|$/,
    );
    assert.equal(new Set(lines.map((line) => line.length)).size, 1);
  });

  it('leaves the range out of what was measured once', () => {
    assert.equal(spreadText({ median: 115.4, least: 115.4, greatest: 115.4 }, 'kB'), '115 kB');
  });

  it('describes the machine by its size and not by its name', () => {
    const text = machine({ loadBefore: 0.52, postgres: '18.4' });
    assert.match(
      text,
      /^\d+ cores, \d+ GB, Node \d+\.\d+\.\d+, PostgreSQL 18\.4 with fsync off; load average at the start 0\.5$/,
    );
    assert.ok(!text.includes(hostname()));
  });
});

describe('the document with the figures', () => {
  const document =
    '# Title\n\nBefore.\n\n<!-- figures: written by npm run bench -- --write -->\n\nold\n\n<!-- end of figures -->\n\nAfter.\n';

  it('gets new figures between its markers and keeps the rest', () => {
    const once = withFigures(document, 'new');
    assert.equal(once, document.replace('old', 'new'));
    assert.equal(withFigures(once, 'new'), once);
  });

  it('is not touched when its markers are gone', () => {
    assert.throws(() => withFigures('# Title\n', 'new'), /markers/);
  });
});
