import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { dockerContext, parseCommand, parseDockerfile, parseEnvironment } from './dockerfile.mjs';

const FOLDER = path.resolve(import.meta.dirname, '..');
const stages = parseDockerfile(readFileSync(path.join(FOLDER, 'Dockerfile'), 'utf8'));

describe('reading a Dockerfile', () => {
  it('knows stages, flags, continued lines and comments', () => {
    const text = 'FROM a AS b\n# words\nRUN --mount=type=cache,target=/x one \\\n  two\nFROM b\nCOPY --from=b /y z\n';
    assert.deepEqual(parseDockerfile(text), [
      {
        from: 'a',
        name: 'b',
        instructions: [{ word: 'RUN', flags: { mount: 'type=cache,target=/x' }, text: 'one two' }],
      },
      { from: 'b', name: '1', instructions: [{ word: 'COPY', flags: { from: 'b' }, text: '/y z' }] },
    ]);
    assert.deepEqual(parseEnvironment('A=1 B=x=y'), { A: '1', B: 'x=y' });
    assert.deepEqual(parseCommand('["node", "main.js"]'), ['node', 'main.js']);
  });

  it('lets the last rule of a .dockerignore decide', () => {
    const seen = dockerContext('*\n!apps/api\n!package.json\n**/dist\n');
    assert.equal(seen('apps/api/src/main.ts'), true);
    assert.equal(seen('package.json'), true);
    assert.equal(seen('apps/api/dist/main.js'), false);
    assert.equal(seen('apps/web/src/main.ts'), false);
    assert.equal(seen('.env'), false);
  });
});

describe('the image', () => {
  const final = stages.at(-1) ?? assert.fail('no stage');

  it('starts each stage from the Node that Headway supports, by name and version', () => {
    for (const { from } of stages) assert.match(from, /^node:20-[a-z]+-slim$/);
  });

  it('runs as an ordinary user, says how to ask after its health, and passes signals on', () => {
    const words = final.instructions.map(({ word }) => word);
    const user = final.instructions.find(({ word }) => word === 'USER');
    assert.equal(user?.text, 'node');
    assert.ok(words.indexOf('USER') < words.indexOf('CMD'));
    assert.match(final.instructions.find(({ word }) => word === 'HEALTHCHECK')?.text ?? '', /\/api\/health/);
    // In JSON form there is no shell between Docker's signal and Node.
    assert.equal(parseCommand(final.instructions.find(({ word }) => word === 'CMD')?.text ?? '')[0], 'node');
  });

  it('installs from the lockfile only, and copies nothing into the last stage but what was built', () => {
    for (const { instructions } of stages) {
      for (const { text } of instructions.filter(({ word }) => word === 'RUN')) {
        assert.doesNotMatch(text, /npm (install|i)\b/);
      }
    }
    const copies = final.instructions.filter(({ word }) => word === 'COPY');
    assert.ok(copies.length > 0 && copies.every(({ flags }) => flags.from));
  });

  it('never sees a .env file, a database or the history', () => {
    const seen = dockerContext(readFileSync(path.join(FOLDER, 'Dockerfile.dockerignore'), 'utf8'));
    for (const file of ['docker/.env', '.headway/data/secrets.json', '.git/config', 'apps/web/node_modules/x/y.js']) {
      assert.equal(seen(file), false, file);
    }
  });
});
