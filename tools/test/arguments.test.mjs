import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readArguments } from './arguments.mjs';

const NAMES = ['lint', 'unit', 'api', 'image'];
const USUAL = ['lint', 'unit', 'api'];

describe('npm test -- …', () => {
  it('runs the usual stages when nothing is asked for', () => {
    assert.deepEqual(readArguments([], NAMES, USUAL), { only: USUAL, more: [] });
  });

  it('runs the stages asked for, in their own order', () => {
    assert.deepEqual(readArguments(['--only', 'api,lint'], NAMES, USUAL), { only: ['lint', 'api'], more: [] });
    assert.deepEqual(readArguments(['--only', 'image'], NAMES, USUAL), { only: ['image'], more: [] });
    assert.deepEqual(readArguments(['--only=api', '--only', 'lint'], NAMES, USUAL), {
      only: ['lint', 'api'],
      more: [],
    });
  });

  it('hands what it does not know to the runner of one stage', () => {
    assert.deepEqual(readArguments(['--only', 'api', 'flags', '--watch', '-t', 'opens'], NAMES, USUAL), {
      only: ['api'],
      more: ['flags', '--watch', '-t', 'opens'],
    });
  });

  it('refuses an unknown stage, and a runner’s arguments without a stage', () => {
    assert.throws(
      () => readArguments(['--only', 'everything'], NAMES, USUAL),
      /--only takes lint, unit, api, image; not "everything"/,
    );
    assert.throws(() => readArguments(['--only'], NAMES, USUAL), /--only takes/);
    assert.throws(() => readArguments(['--watch'], NAMES, USUAL), /say which with --only/);
  });
});
