import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { newId } from '../src/core/time/new-id';
import { addressOf, allRoutes, inSchool, isDestructive, isStream } from './routes';
import { seededSchool, type SeededSchool } from './seeded-school';
import { TestApp } from './test-app';

interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: unknown[];
  nullable?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  allOf?: Schema[];
  minimum?: number;
  maximum?: number;
}
interface Operation {
  parameters?: { name: string; in: string; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const seed = 20_261_123;
const requests = 1_500;

const api = JSON.parse(readFileSync(join(__dirname, '../../../libs/api-client/openapi.json'), 'utf8')) as OpenApi;

/** What nobody would type, and what a careless or ill-meaning client sends. */
const oddities: unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e308, 2_147_483_648, -2_147_483_649, [], {}, [null], [[]], { a: { b: {} } }],
  ...['', ' ', 'a\u0000b', '\ud83d', 'x'.repeat(10_000), "' OR 1=1 --", '<script>alert(1)</script>', '%', '\\', '{}'],
  ...['0000-01-01', '9999-12-31', '2026-02-30', '1990-01-01', '2099-12-31', '24:00', '23:59', '-0', 'NaN', '1e999'],
];

describe('whatever is sent', () => {
  let app: TestApp;
  let school: SeededSchool;
  beforeAll(async () => {
    app = await TestApp.start();
    school = await seededSchool(app);
  }, 120_000);
  afterAll(() => app.stop());

  it(`never makes the API fail: ${requests} requests drawn from its own description`, async () => {
    const person = await app.person(school.id, 'senior-leader', 'data-manager', 'business-manager', 'senco');
    const [flag] = await app.sql<{ id: string }>('SELECT id FROM flag WHERE school_id = $1', [school.id]);
    const known = new Map(
      allRoutes(app)
        .filter((route) => inSchool(route) && !isStream(route) && !isDestructive(route))
        .map((route) => [
          `${route.method} ${route.path}`,
          addressOf(route, school, flag?.id ?? '').split('?')[0] ?? '',
        ]),
    );
    const seen = new Map<number, number>();
    const failures: string[] = [];
    const one = fc.asyncProperty(fc.oneof(...operations(known, idsOf(school)).map(request)), async (sent) => {
      const headers = { 'content-type': 'application/json', 'if-match': sent.ifMatch };
      const response = await person.response(sent.method, sent.path, sent.body, headers);
      const text = await response.text();
      seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
      const said = `${sent.method} ${sent.path} ${sent.body?.slice(0, 500) ?? ''} → ${response.status} ${text.slice(0, 200)}`;
      if (response.status >= 500) failures.push(said);
      if (response.status >= 400 && !/^application\/problem\+json/.test(response.headers.get('content-type') ?? '')) {
        failures.push(`No problem: ${said}`);
      }
      if (response.status === 400 && !/"field":"./.test(text)) failures.push(`No field: ${said}`);
    });
    await fc.assert(one, { seed, numRuns: requests, endOnFailure: true });
    expect(failures).toEqual([]);
    // Nor does it leave anything that work in the background stumbles over.
    await app.finishJobs();
    expect(await app.sql(`SELECT failure FROM import_run WHERE failure LIKE 'Something went wrong%'`)).toEqual([]);
    expect(await app.sql(`SELECT failure FROM analysis_run WHERE status = 'failed'`)).toEqual([]);
    // Not everything bounced off the door: some got in, some met the rules behind it.
    for (const status of [200, 400, 404, 409, 422]) expect([status, seen.get(status) ?? 0]).not.toEqual([status, 0]);
  }, 120_000);
});

interface Described {
  method: string;
  path: string;
  query: string[];
  body: Schema | null;
  ids: unknown[];
}

const idsOf = (school: SeededSchool): unknown[] => [
  ...[school.yearFive[0], school.yearFive[7], school.yearOne[3], school.leaver, school.mathsGroup.id],
  ...[school.readingGroup.id, school.mathsGroup.programmeId, school.mathsGroup.leaderId],
];

function operations(known: ReadonlyMap<string, string>, ids: unknown[]): Described[] {
  return Object.entries(api.paths).flatMap(([described, methods]) =>
    Object.entries(methods).flatMap(([verb, { parameters, requestBody }]) => {
      const method = verb.toUpperCase();
      const path = known.get(`${method} ${described.replace(/\{(\w+)\}/g, ':$1')}`);
      const body = requestBody?.content['application/json']?.schema ?? null;
      const query = (parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
      return path === undefined ? [] : [{ method, path, query, body, ids }];
    }),
  );
}

interface Sent {
  method: string;
  path: string;
  body: string | undefined;
  ifMatch: string;
}

function request({ method, path, query, body, ids }: Described): fc.Arbitrary<Sent> {
  const value = fc.oneof(fc.constantFrom(...oddities, ...ids), fc.integer({ min: 0, max: 20_300 }), fc.string());
  return fc.record({
    method: fc.constant(method),
    path: fc
      .dictionary(fc.constantFrom('odd', ...query), value, { maxKeys: 3 })
      .map((asked) => (query.length ? `${path}?${search(asked)}` : path)),
    body: body ? bodyOf(body, ids).map((text) => JSON.stringify(text)) : fc.constant(undefined),
    ifMatch: fc.constantFrom('"1"', '"2"', '"3"', 'W/"1"', '*', '1', '""'),
  });
}

const search = (asked: Record<string, unknown>): string =>
  Object.entries(asked)
    .filter(([name]) => name !== 'odd')
    .map(([name, value]) => `${name}=${encodeURIComponent(wellFormed(String(value)))}`)
    .join('&');
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '?').slice(0, 2_000);

/** What is asked for; in half of them one field is something else; sometimes it is no object at all. */
function bodyOf(schema: Schema, ids: unknown[]): fc.Arbitrary<unknown> {
  const right = rightOf(schema, ids);
  const changed = fc
    .tuple(right, fc.constantFrom(...Object.keys(described(schema).properties ?? {})), oddity(ids))
    .map(([body, field, odd]) => ({ ...Object(body), [field]: odd }) as object);
  return fc.oneof(
    { weight: 15, arbitrary: right },
    { weight: 15, arbitrary: changed },
    { weight: 1, arbitrary: fc.constantFrom(...oddities) },
  );
}

/** Half of them nothing at all: what may be left out is the most easily forgotten. */
const oddity = (ids: unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof(fc.constant(null), fc.constantFrom(...oddities, ...ids));

function valueOf(schema: Schema, ids: unknown[]): fc.Arbitrary<unknown> {
  const nothing = schema.nullable ? [{ weight: 4, arbitrary: fc.constant(null) }] : [];
  return fc.oneof({ weight: 30, arbitrary: rightOf(schema, ids) }, { weight: 1, arbitrary: oddity(ids) }, ...nothing);
}

function described(schema: Schema): Schema {
  const [part] = schema.allOf ?? [];
  const named = (schema.$ref ?? part?.$ref)?.split('/').at(-1);
  const of = named ? api.components.schemas[named] : schema;
  if (!of) throw new Error(`The description has no ${named}.`);
  return of;
}

function rightOf(schema: Schema, ids: unknown[]): fc.Arbitrary<unknown> {
  const of = described(schema);
  if (of.enum) return fc.constantFrom(...of.enum);
  if (of.type === 'array') return fc.array(valueOf(of.items ?? {}, ids), { maxLength: 3 });
  if (of.type === 'boolean') return fc.boolean();
  if (of.type === 'number' || of.type === 'integer') {
    return fc.oneof(
      fc.integer({ min: Math.ceil(of.minimum ?? 0), max: Math.ceil(of.maximum ?? 140) }),
      fc.constantFrom(1, 2, 20_261, 20_262),
    );
  }
  if (of.type === 'string') return of.format === 'uuid' ? uuid(ids) : text;
  const required = new Set(of.required ?? []);
  const fields = Object.entries(of.properties ?? {}).map(([name, field]) => [name, valueOf(field, ids)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] });
}

const uuid = (ids: unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constantFrom(...ids),
    fc.constant(0).map(() => newId()),
  );
const text = fc.oneof(
  fc.constantFrom('2026-11-25', '2026-11-30', '2026-12-18', '2027-01-08', '2026-09-01', '09:10', '13:30'),
  fc.constantFrom('senco', 'present', 'A', '95', 'EXS', 'Reading', 'other', 'a few words'),
  fc.string({ maxLength: 80 }),
);
