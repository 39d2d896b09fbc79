import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';

const FOLDER = path.resolve(import.meta.dirname, '..');
const text = readFileSync(path.join(FOLDER, 'compose.yml'), 'utf8');

/**
 * @typedef {object} Service
 * @property {string} image
 * @property {Record<string, string>} [environment]
 * @property {Record<string, { condition: string }>} [depends_on]
 * @property {{ test?: string[], disable?: boolean }} [healthcheck]
 * @property {string} restart
 * @property {string[]} [volumes]
 * @property {string[]} [ports]
 * @property {string[]} networks
 * @property {string[]} [command]
 * @property {{ context: string, dockerfile: string }} [build]
 * @property {boolean} [read_only]
 * @property {string[]} [cap_drop]
 */

/** @type {{ services: Record<string, Service>, volumes: Record<string, unknown>, networks: Record<string, { internal?: boolean } | null> }} */
const compose = parse(text, { merge: true });
const { services } = compose;

/** @param {string} name */
function service(name) {
  return services[name] ?? assert.fail(`no service ${name}`);
}

describe('compose.yml', () => {
  it('has every part of one machine, each of them started again when it ends', () => {
    assert.deepEqual(Object.keys(services).sort(), ['app', 'migrate', 'postgres', 'proxy', 'redis', 'worker']);
    for (const [name, { restart }] of Object.entries(services)) {
      assert.equal(restart, name === 'migrate' ? 'no' : 'unless-stopped', name);
    }
  });

  it('opens nothing to the outside but the proxy', () => {
    for (const [name, { ports, networks }] of Object.entries(services)) {
      assert.equal(ports !== undefined, name === 'proxy', `${name}: ports`);
      if (!['proxy', 'app'].includes(name)) assert.deepEqual(networks, ['back'], `${name}: networks`);
    }
    assert.equal(compose.networks.back?.internal, true);
  });

  it('waits for what each part needs to be well, or done', () => {
    assert.deepEqual(service('migrate').depends_on, { postgres: { condition: 'service_healthy' } });
    for (const name of ['app', 'worker']) {
      assert.deepEqual(
        service(name).depends_on,
        { migrate: { condition: 'service_completed_successfully' }, redis: { condition: 'service_healthy' } },
        name,
      );
    }
    assert.deepEqual(service('proxy').depends_on, { app: { condition: 'service_healthy' } });
    for (const [name, { depends_on: needs = {} }] of Object.entries(services)) {
      for (const [other, { condition }] of Object.entries(needs)) {
        const check = service(other).healthcheck;
        const imageHas = other === 'app' && check === undefined;
        if (condition === 'service_healthy')
          assert.ok(imageHas || check?.test, `${name} waits for the health of ${other}`);
      }
    }
  });

  it('has no password of its own, and stops without one', () => {
    const passwords = text.match(/\$\{\w*PASSWORD[^}]*\}/g) ?? [];
    assert.ok(passwords.length >= 6);
    for (const use of passwords) assert.match(use, /^\$\{\w+:\?set \w+ in \.env\}$/);
    for (const [name, { environment = {} }] of Object.entries(services)) {
      for (const [key, value] of Object.entries(environment)) {
        if (/PASSWORD|AUTH/.test(key)) assert.match(value, /^\$\{\w+:\?/, `${name}: ${key}`);
        const inUrl = /:\/\/[^:]*:([^@]*)@/.exec(value)?.[1];
        if (inUrl) assert.match(inUrl, /^\$\{\w+:\?[^}]*\}$/, `${name}: ${key}`);
      }
    }
  });

  it('is explained by .env.example: every setting it reads is there, every password empty', () => {
    const example = readFileSync(path.join(FOLDER, '.env.example'), 'utf8');
    const read = new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name));
    const explained = new Map([...example.matchAll(/^#?(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]));
    assert.deepEqual([...explained.keys()].sort(), [...read].sort());
    for (const [name, value] of explained) if (name?.includes('PASSWORD')) assert.equal(value, '', name);
  });

  it('gives the owner’s connection to the migration alone; app and worker sign in as the app’s login', () => {
    const holders = Object.entries(services).filter(([, { environment }]) => environment?.DATABASE_URL);
    assert.deepEqual(
      holders.map(([name]) => name),
      ['migrate'],
    );
    for (const name of ['app', 'worker', 'migrate']) {
      assert.match(service(name).environment?.DATABASE_APP_URL ?? '', /^postgres:\/\/headway_app:/, name);
    }
  });

  it('keeps what must survive in named volumes', () => {
    const kept = Object.values(services)
      .flatMap(({ volumes = [] }) => volumes)
      .filter((volume) => !volume.startsWith('${'));
    for (const place of ['database:/var/lib/postgresql/data', 'queue:/data', 'certificates:/data']) {
      assert.ok(kept.includes(place), place);
    }
    const named = kept.filter((volume) => !volume.startsWith('.')).map((volume) => volume.split(':')[0]);
    assert.deepEqual([...new Set(named)].sort(), Object.keys(compose.volumes).sort());
  });

  it('gives the folder of feeds to the worker alone, where worker and pages are told it is', () => {
    const holders = Object.entries(services).filter(([, { volumes = [] }]) =>
      volumes.some((volume) => volume.includes('FEED_FOLDER')),
    );
    assert.deepEqual(
      holders.map(([name]) => name),
      ['worker'],
    );
    assert.deepEqual(service('worker').volumes, ['${FEED_FOLDER:-./feeds}:/feeds']);
    for (const name of ['app', 'worker']) assert.equal(service(name).environment?.HEADWAY_FEED_FOLDER, '/feeds', name);
  });

  it('keeps jobs: Redis writes to disk and throws nothing away', () => {
    const command = service('redis').command?.join(' ') ?? '';
    assert.match(command, /--appendonly yes/);
    assert.match(command, /--maxmemory-policy noeviction/);
  });

  it('runs our own image unprivileged, on files it cannot change', () => {
    for (const name of ['app', 'worker', 'migrate']) {
      const { build, read_only: readOnly, cap_drop: dropped } = service(name);
      assert.ok(build && existsSync(path.resolve(FOLDER, build.context, build.dockerfile)), name);
      assert.equal(readOnly, true, name);
      assert.deepEqual(dropped, ['ALL'], name);
    }
  });

  it('pins the major version of what it does not build', () => {
    for (const [name, { image, build }] of Object.entries(services)) {
      if (!build) assert.match(image, /^[a-z]+:\d+$/, name);
    }
  });

  it('tells the app that it stands behind one proxy with TLS, and the proxy where the app is', () => {
    const { environment } = service('app');
    assert.equal(environment?.SECURE_COOKIES, 'true');
    assert.equal(environment?.TRUSTED_PROXIES, '1');
    const caddyfile = readFileSync(path.join(FOLDER, 'Caddyfile'), 'utf8');
    assert.match(caddyfile, /^\{\$HEADWAY_DOMAIN\} \{/m);
    assert.match(caddyfile, /^\s*reverse_proxy app:3000$/m);
    assert.ok(service('proxy').volumes?.includes('./Caddyfile:/etc/caddy/Caddyfile:ro'));
    assert.ok(existsSync(path.join(FOLDER, 'Caddyfile')));
  });
});
