import { newId } from '../src/core/time/new-id';
import type { Problem } from '../src/core/http/problem';
import { api } from './groups';
import { allRoutes, addressOf, inSchool, isWrite, type Route } from './routes';
import { seededSchool, type SeededSchool } from './seeded-school';
import { TestApp } from './test-app';

type Person = Awaited<ReturnType<TestApp['person']>>;

describe('what is sent wrongly', () => {
  let app: TestApp;
  let school: SeededSchool;
  let person: Person;
  let routes: Route[];
  beforeAll(async () => {
    app = await TestApp.start();
    school = await seededSchool(app);
    person = await app.person(school.id, 'senior-leader', 'data-manager', 'business-manager', 'class-teacher');
    routes = allRoutes(app).filter(inSchool);
  }, 120_000);
  afterAll(() => app.stop());

  interface Refusal {
    status: number;
    fields: string[];
  }
  async function refusal(method: string, path: string, body?: string, type = 'application/json'): Promise<Refusal> {
    const headers = { 'content-type': type, 'if-match': '"1"' };
    const response = await person.response(method, path, body, headers);
    const text = await response.text();
    if (response.status < 400) throw new Error(`${method} ${path} was not refused: ${text.slice(0, 200)}`);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(text).not.toMatch(/at \w+ \(|node_modules|\.ts:|SELECT|INSERT|syntax error|violates|QueryFailed/);
    const problem = JSON.parse(text) as Problem;
    expect(problem).toMatchObject({ status: response.status, title: expect.stringMatching(/\w/) });
    return { status: response.status, fields: (problem.errors ?? []).map(({ field }) => field) };
  }
  const at = (path: string): string => api(school.id, path);
  const send = (method: string, path: string, body: unknown): Promise<Refusal> =>
    refusal(method, at(path), JSON.stringify(body));

  it('names the id of a path that is no id', async () => {
    // Who shows no token of a feed is told no more than that.
    const asked = routes.filter(({ path, access }) => /:(?!schoolId)\w+Id/.test(path) && access !== 'feed-token');
    for (const route of asked) {
      const names = [...route.path.matchAll(/:(\w+)/g)]
        .map(([, name]) => name ?? '')
        .filter((name) => name !== 'schoolId');
      for (const wrong of ['0', '-1', '1e9', '99999999999', 'abc', `${newId()}x`, '%00', '..%2f', "'%20OR%201=1"]) {
        const path = route.path.replace(':schoolId', String(school.id)).replace(/:\w+/g, wrong);
        const { status, fields } = await refusal(route.method, path, isWrite(route) ? '{}' : undefined);
        const named = names.some((name) => fields.includes(name)) || status === 415;
        expect(`${route.method} ${route.path} ${wrong}: ${status} ${named}`).toMatch(/: 400 true$/);
      }
    }
  });

  it('refuses broken JSON, a list, another kind of content and a body without end, on every route that reads one', async () => {
    const deep = `{"marks":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const long = JSON.stringify({ marks: Array.from({ length: 100_000 }, () => 0) });
    const { id } = school.mathsGroup;
    for (const [method, path] of [
      ['POST', at('groups')],
      ['POST', at('placements')],
      ['PUT', at('results')],
      ['PUT', at('rates')],
      ['PATCH', at(`groups/${id}`)],
      ['POST', at('programmes')],
      ['POST', at(`groups/${id}/cost-lines`)],
      ['POST', '/api/v1/sign-in'],
    ] as const) {
      expect((await refusal(method, path, '{"a":')).status).toBe(400);
      expect(await refusal(method, path, '[{}]')).toEqual({ status: 400, fields: ['body'] });
      expect((await refusal(method, path, '"text"')).status).toBe(400);
      expect((await refusal(method, path, deep)).status).toBe(400);
      expect((await refusal(method, path, long)).status).toBe(400);
      expect((await refusal(method, path, `{"a":"${'x'.repeat(1_100_000)}"}`)).status).toBe(413);
      expect([400, 415]).toContain((await refusal(method, path, 'a=b', 'application/x-www-form-urlencoded')).status);
    }
  });

  it('refuses unknown fields, and those that would change how objects work', async () => {
    expect(await send('POST', 'placements', { ...placement(), version: 7 })).toEqual({
      status: 400,
      fields: ['version'],
    });
    await refusal('POST', at('placements'), '{"__proto__":{"id":1}}');
    expect(Object.prototype).not.toHaveProperty('id');
  });

  const placement = (): Record<string, unknown> => ({
    id: newId(),
    groupId: school.mathsGroup.id,
    pupilId: school.yearFive[5],
  });
  const group = (): Record<string, unknown> => ({
    id: newId(),
    programmeId: school.mathsGroup.programmeId,
    name: 'A group',
    startsOn: '2026-11-30',
    slots: [{ weekday: 1, startsAt: '09:00', minutes: 20 }],
  });
  const mark = (): Record<string, unknown> => ({
    pupilId: school.yearFive[5],
    subjectId: school.maths,
    windowId: 20262,
    mark: '90',
    previous: { value: null, code: null },
  });
  const rate = { role: 'senco', startsOn: '2026-09-01', pencePerHour: 2_000, additional: false };

  it.each<[string, unknown]>([
    ['NUL', 'a\u0000b'],
    ['half a surrogate pair', '\ud83d'],
    ['ten thousand letters', 'x'.repeat(10_000)],
    ['a number', 5],
    ['a list', ['a']],
    ['an object', { a: 1 }],
    ['truth', true],
  ])('names the field whose text is %s', async (_, text) => {
    const { fields: reason } = await send('POST', 'placements', { ...placement(), reason: text });
    expect(new Set(reason)).toEqual(new Set(['reason']));
    expect(new Set((await send('POST', 'groups', { ...group(), name: text })).fields)).toEqual(new Set(['name']));
    expect(new Set((await send('PUT', 'rates', { ...rate, role: text })).fields)).toEqual(new Set(['role']));
    const fields = (await send('PUT', 'results', { marks: [{ ...mark(), mark: text }] })).fields;
    expect(new Set(fields)).toEqual(new Set(['marks.0.mark']));
    const signIn = JSON.stringify({ email: text, password: 'x' });
    expect(new Set((await refusal('POST', '/api/v1/sign-in', signIn)).fields)).toEqual(new Set(['email']));
  });

  it('takes spaces alone for no name and no reason', async () => {
    const [spaces, window] = ['     ', 'windows/20262'];
    const unlock = { id: newId(), classId: null, until: '2026-12-01', reason: spaces };
    expect((await send('POST', `${window}/unlocks`, unlock)).fields).toContain('reason');
    const moderation = { id: newId(), subjectId: school.maths, heldOn: '2026-11-20', note: null, sample: [] };
    const withNobody = await send('POST', `${window}/moderations`, { ...moderation, withWhom: spaces });
    expect(withNobody.fields).toContain('withWhom');
    const feed = { savedMappingId: null, fullRoll: false, mostChanges: 5, mostShare: 0.1 };
    expect((await send('POST', 'feeds', { ...feed, name: spaces })).fields).toContain('name');
    expect((await send('POST', 'groups', { ...group(), name: spaces })).fields).toContain('name');
    expect((await send('POST', 'placements', { ...placement(), overrideReason: spaces })).fields).toContain(
      'overrideReason',
    );
  });

  it.each([
    '2026-02-30',
    '2026-13-01',
    '0000-01-01',
    '9999-12-31',
    '26-11-2026',
    '',
    20261126,
    null,
    '2026-11-26T00:00',
  ])('names the field whose day is %p', async (day) => {
    expect((await send('PUT', 'rates', { ...rate, startsOn: day })).fields).toContain('startsOn');
    expect((await send('POST', 'groups', { ...group(), startsOn: day })).fields).toContain('startsOn');
  });

  it.each([-1, 1e308, 2_147_483_648, 1.5, '5', NaN, true, null])(
    'names the field whose number is %p',
    async (number) => {
      expect((await send('PUT', 'rates', { ...rate, pencePerHour: number })).fields).toContain('pencePerHour');
      const slots = [{ weekday: number, startsAt: '09:00', minutes: 20 }];
      expect((await send('POST', 'groups', { ...group(), slots })).fields).toContain('slots.0.weekday');
      const subject = await send('PUT', 'results', { marks: [{ ...mark(), subjectId: number }] });
      expect(subject.fields).toContain('marks.0.subjectId');
    },
  );

  it('names what is missing inside', async () => {
    expect((await send('PUT', 'results', { marks: [null] })).fields).toEqual(['marks.0']);
    expect((await send('PUT', 'results', { marks: [{ ...mark(), previous: null }] })).fields).toContain(
      'marks.0.previous',
    );
    expect((await send('PUT', 'results', { marks: [{ ...mark(), previous: undefined }] })).fields).toContain(
      'marks.0.previous',
    );
    expect((await send('POST', 'groups', { ...group(), slots: [null] })).fields).toEqual(['slots.0']);
    expect((await send('POST', 'groups', { ...group(), slots: { 0: {} } })).fields).toContain('slots');
  });

  it.each([
    'offset=-1',
    'limit=0',
    'limit=501',
    'limit=1e9',
    'offset=1e308',
    'offset=2147483648',
    'offset=abc',
    'limit=',
    'limit=1&limit=2',
    'unknown=1',
    'offset=NaN',
  ])('refuses to page by %s', async (query) => {
    const field = query.split('=')[0] ?? '';
    for (const route of routes.filter(
      ({ method, path }) => method === 'GET' && /(flags|pupils|imports|progress|problems|changes)$/.test(path),
    )) {
      const address = addressOf(route, school, newId());
      const { status, fields } = await refusal('GET', `${address}${address.includes('?') ? '&' : '?'}${query}`);
      expect(`${route.path} ${status} ${fields.join()}`).toBe(
        `${route.path} 400 ${fields.includes(field) ? fields.join() : field}`,
      );
    }
  });

  it('pages past the end with nothing, and looks for signs as they are written', async () => {
    const past = await person.get<{ rows: object[] }>(at('pupils?offset=2147483647'));
    expect(past).toMatchObject({ status: 200, body: { rows: [] } });
    for (const sign of ['%25', '_', '%5C', "'", '%22', '%3Cscript%3E', '%F0%9F%98%80']) {
      expect(await person.get(at(`pupils?search=${sign}`))).toMatchObject({ status: 200, body: { rows: [] } });
    }
  });

  it('keeps scripts as the text they are', async () => {
    const name = `<script>alert("1")</script>' OR 1=1; --`;
    const made = await person.post<{ id: string; name: string }>(at('groups'), { ...group(), name });
    expect(made).toMatchObject({ status: 200, body: { name } });
    const response = await person.response('GET', at(`groups/${made.body.id}`));
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect((JSON.parse(await response.text()) as { name: string }).name).toBe(name);
  });

  it('refuses an upload that is none', async () => {
    const form = (boundary: string): string => `multipart/form-data; boundary=${boundary}`;
    const part = (name: string, file: string, text: string): string =>
      `--b\r\nContent-Disposition: form-data; name="${name}"; filename="${file}"\r\n\r\n${text}\r\n--b--\r\n`;
    const upload = (body: string, type: string): Promise<Refusal> => refusal('POST', at('imports'), body, type);
    expect((await upload('{}', 'application/json')).fields).toEqual(['file']);
    expect((await upload('a', 'multipart/form-data')).status).toBe(400);
    expect((await upload(part('file', 'a.csv', 'x').slice(0, 40), form('b'))).status).toBe(400);
    expect((await upload(part('other', 'a.csv', 'UPN,Mark\r\n1,2'), form('b'))).status).toBe(400);
    expect((await upload(part('file', 'a.csv', ''), form('b'))).status).toBe(422);
    expect((await upload(part('file', 'a.csv', '\u0000\u0000\u0001'), form('b'))).status).toBe(422);
    const nul = part('file', 'a\u0000.csv', 'UPN,Surname,Forename\r\nA\u0000,B\u0000,C\r\n');
    const response = await person.response('POST', at('imports'), nul, { 'content-type': form('b') });
    expect(response.status).toBeLessThan(500);
  });

  it('says 404 as a problem where there is no route, and 404 or 405 for another verb', async () => {
    expect((await refusal('GET', '/api/v1/nothing')).status).toBe(404);
    expect((await refusal('GET', at('flags/../../..//x'))).status).toBe(404);
    expect((await refusal('GET', '/api/v1/schools/%E0%A4%A/flags')).status).toBe(400);
    expect((await refusal('PUT', at('home'), '{}')).status).toBe(404);
  });
});
