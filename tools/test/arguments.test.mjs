import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readArguments } from './arguments.mjs';

const NAMES = ['lint', 'unit', 'api'];

describe('npm test -- …', () => {
  it('runs everything when nothing is asked for', () => {
    assert.deepEqual(readArguments([], NAMES), { only: NAMES, more: [] });
  });

  it('runs the stages asked for, in their own order', () => {
    assert.deepEqual(readArguments(['--only', 'api,lint'], NAMES), { only: ['lint', 'api'], more: [] });
    assert.deepEqual(readArguments(['--only=api', '--only', 'lint'], NAMES), { only: ['lint', 'api'], more: [] });
  });

  it('hands what it does not know to the runner of one stage', () => {
    assert.deepEqual(readArguments(['--only', 'api', 'flags', '--watch', '-t', 'opens'], NAMES), {
      only: ['api'],
      more: ['flags', '--watch', '-t', 'opens'],
    });
  });

  it('refuses an unknown stage, and a runner’s arguments without a stage', () => {
    assert.throws(
      () => readArguments(['--only', 'everything'], NAMES),
      /--only takes lint, unit, api; not "everything"/,
    );
    assert.throws(() => readArguments(['--only'], NAMES), /--only takes/);
    assert.throws(() => readArguments(['--watch'], NAMES), /say which with --only/);
  });
});
