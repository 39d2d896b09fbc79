import { newId } from '../src/core/time/new-id';
import type { FlagPageDto } from '../src/flags/flags.dto';
import type { NewFeedDto } from '../src/imports/feeds/feeds.dto';
import type { ImportRunDto } from '../src/imports/imports.dto';
import type { SavedMappingDto } from '../src/imports/saved/saved-mappings.dto';
import type { GroupPageDto } from '../src/interventions/group.dto';
import type { PlacementDto } from '../src/interventions/placement.dto';
import { alertActs } from './alert-acts';
import { answerActs } from './answer-acts';
import { givenResults } from './builders';
import type { Answer, Browser } from './browser';
import { classActs } from './class-acts';
import { api, threeMornings } from './groups';
import { addressOf, allRoutes, isStream, isWrite, type Route } from './routes';
import { operationActs } from './operation-acts';
import { ruleActs } from './rule-acts';
import { seededSchool, type SeededSchool } from './seeded-school';
import { settingActs } from './setting-acts';
import { TestApp, testPassword } from './test-app';
import { windowActs } from './window-acts';

interface Row {
  id: string;
  action: string;
  subject_kind: string | null;
  subject_ids: string[];
}
type Person = Awaited<ReturnType<TestApp['person']>>;

/** A look at pupils, also the one that answers a write. */
/** Every part as it was proposed. */
const confirmed = ({ parts }: ImportRunDto) => ({
  parts: parts.map(({ place, leftOut, mapping }) => ({ place, leftOut, mapping })),
});
const isLook = ({ action }: Row): boolean => /\.(read|found)$|-read$/.test(action);

describe('what is written down', () => {
  let app: TestApp;
  let school: SeededSchool;
  let person: Person;
  beforeAll(async () => {
    app = await TestApp.start();
    school = await seededSchool(app);
    person = await app.person(school.id, 'senior-leader', 'data-manager', 'business-manager');
  }, 120_000);
  afterAll(() => app.stop());

  let last = '0';
  /** Rows since it was asked last. */
  async function news(): Promise<Row[]> {
    const rows = await app.sql<Row>(
      `SELECT id::text, action, subject_kind, subject_ids FROM audit_event WHERE id > $1
         AND account_id = (SELECT id FROM account WHERE email = $2) ORDER BY id`,
      [last, person.email],
    );
    last = rows.at(-1)?.id ?? last;
    return rows;
  }

  it('names, for every look at pupils, once and all of those that were shown', async () => {
    const pupils = await app.sql<{ id: string; said: string[] }>(
      'SELECT id, ARRAY[id::text, upn, legal_surname] AS said FROM pupil WHERE school_id = $1',
      [school.id],
    );
    const [flag] = await app.sql<{ id: string }>('SELECT id FROM flag WHERE school_id = $1', [school.id]);
    await news();
    let looks = 0;
    // What is packed in a workbook cannot be searched here; the same rows come as CSV.
    const readable = (one: Route): boolean => !isWrite(one) && !isStream(one) && !one.path.endsWith('.xlsx');
    for (const route of allRoutes(app).filter(readable)) {
      const address = addressOf(route, school, flag?.id ?? '');
      const response = await person.response('GET', address);
      // An answer about the pupil in the address need not repeat who it is.
      const body = address + (await response.text());
      const shown = pupils.filter(({ said }) => said.some((text) => body.includes(text))).map(({ id }) => id);
      const rows = await news();
      expect([route.path, rows.filter((row) => !isLook(row))]).toEqual([route.path, []]);
      if (shown.length === 0) {
        expect([route.path, rows.flatMap(({ subject_ids: ids }) => ids)]).toEqual([route.path, []]);
        continue;
      }
      looks += 1;
      expect([route.path, rows.length]).toEqual([route.path, 1]);
      expect([route.path, [...(rows[0]?.subject_ids ?? [])].sort()]).toEqual([route.path, shown.sort()]);
    }
    expect(looks).toBeGreaterThanOrEqual(8);
  });

  it('holds one row of every write, in its transaction, and none of one that is refused or sent again', async () => {
    const done = new Set<string>();
    const at = (path: string): string => api(school.id, path);
    /** Asks, and looks what was written down of it. */
    async function write<T>(
      route: string,
      path: string,
      body: unknown,
      expected: { action: string | null; rowOf?: string; etag?: string | number },
    ): Promise<Answer<T>> {
      const [method] = route.split(' ');
      const match = typeof expected.etag === 'number' ? `"${expected.etag}"` : (expected.etag ?? '');
      const headers: Record<string, string> = match ? { 'if-match': match } : {};
      const send: Record<string, () => Promise<Answer<T>>> = {
        POST: () => person.post<T>(path, body, headers),
        PUT: () => person.put<T>(path, body, headers),
        PATCH: () => person.patch<T>(path, body, headers),
        DELETE: () => person.delete<T>(path, headers),
      };
      const answer = await send[method ?? '']?.();
      if (!answer) throw new Error(`No such verb: ${route}`);
      const said = `${route} ${answer.status} ${answer.status < 300 ? '' : JSON.stringify(answer.body)}`;
      const written = (await news()).filter((row) => !isLook(row));
      expect([said, ...written.map(({ action }) => action)]).toEqual([
        said,
        ...(expected.action ? [expected.action] : []),
      ]);
      const [row] = written;
      if (row && expected.rowOf) {
        const together = await app.sql(
          `SELECT 1 FROM ${expected.rowOf} WHERE xmin = (SELECT xmin FROM audit_event WHERE id = $1)`,
          [row.id],
        );
        expect([said, together.length > 0]).toEqual([said, true]);
      }
      if (answer.status < 300) done.add(route);
      return answer;
    }
    const started: Browser = person;
    await news();

    const rate = { role: 'tutor', startsOn: '2026-09-01', pencePerHour: 3_000, additional: true };
    await write('PUT rates', at('rates'), rate, { action: 'rate.set', rowOf: 'staff_rate' });
    const programme = {
      ...{ id: newId(), name: 'Times tables', subjectId: school.maths, tier: 'targeted', kind: 'academic' },
      ...{ yearGroups: [5], minutes: 20, sessionsPerWeek: 3, weeks: 6, groupSize: 6 },
    };
    await write('POST programmes', at('programmes'), programme, { action: 'programme.created', rowOf: 'programme' });
    await write('POST programmes', at('programmes'), programme, { action: null });
    const wanted = {
      id: newId(),
      programmeId: programme.id,
      name: 'Tables',
      startsOn: '2026-11-23',
      slots: threeMornings,
    };
    const slots = threeMornings.map((slot) => ({ ...slot, startsAt: '11:00' }));
    const group = await write<GroupPageDto>(
      'POST groups',
      at('groups'),
      { ...wanted, slots },
      {
        action: 'group.created',
        rowOf: 'intervention_group',
      },
    );
    await write('POST groups', at('groups'), { ...wanted, slots }, { action: null });
    const second = await started.post<GroupPageDto>(at('groups'), {
      ...{ ...wanted, id: newId(), name: 'Tables 2' },
      slots: slots.map((slot) => ({ ...slot, startsAt: '14:00' })),
    });
    await news();
    const tables = at(`groups/${wanted.id}`);
    await write('PATCH groups/:id', tables, { room: 'Library' }, { action: null, etag: 99 });
    const changed = await write<GroupPageDto>(
      'PATCH groups/:id',
      tables,
      { room: 'Library' },
      {
        ...{ action: 'group.changed', rowOf: 'intervention_group' },
        etag: group.body.version,
      },
    );
    const line = { id: newId(), kind: 'kit', description: 'Cards', pence: 900, perSession: false };
    await write('POST cost-lines', `${tables}/cost-lines`, line, { action: 'cost-line.added', rowOf: 'cost_line' });
    await write('POST cost-lines', `${tables}/cost-lines`, line, { action: null });
    await write('DELETE cost-lines/:id', `${tables}/cost-lines/${line.id}`, undefined, { action: 'cost-line.removed' });

    const pupilId = school.yearFive[8] ?? '';
    const placing = { id: newId(), groupId: wanted.id, pupilId };
    const rowOf = 'placement';
    const placed = await write<PlacementDto>('POST placements', at('placements'), placing, {
      action: 'placement.placed',
      rowOf,
    });
    await write('POST placements', at('placements'), placing, { action: null });
    const move = { id: newId(), toGroupId: second.body.id };
    const moved = await write<PlacementDto>('POST move', at(`placements/${placing.id}/move`), move, {
      ...{ action: 'placement.moved', rowOf },
      etag: placed.body.version,
    });
    const exit = { reason: 'caught-up' };
    await write('POST exit', at(`placements/${move.id}/exit`), exit, { action: null, etag: 99 });
    const left = { action: 'placement.ended', rowOf, etag: moved.body.version };
    await write('POST exit', at(`placements/${move.id}/exit`), exit, left);
    await write('POST undo', at(`placements/${move.id}/undo`), { act: 'exit' }, { action: 'placement.undone', rowOf });
    await write('POST undo', at(`placements/${move.id}/undo`), { act: 'exit' }, { action: null });

    const session = school.mathsGroup.sessions[1]?.id ?? '';
    const register = await started.get(at(`sessions/${session}/register`));
    const taken = { status: 'held', marks: [{ pupilId: school.yearFive[0], mark: 'late' }] };
    const take = { action: 'register.taken', rowOf: 'register_mark', etag: register.etag ?? '' };
    await write('PUT register', at(`sessions/${session}/register`), taken, take);
    await write('PUT register', at(`sessions/${session}/register`), taken, { ...take, action: null });

    const [flag] = (await started.get<FlagPageDto>(at('flags'))).body.rows;
    await news();
    for (const [n, [act, action, body]] of [
      ['acknowledge', 'flag.acknowledged', undefined] as const,
      ['undo', 'flag.undone', undefined] as const,
      ['dismiss', 'flag.dismissed', { reason: 'was ill' }] as const,
    ].entries()) {
      const etag = (flag?.version ?? 0) + n;
      await write(`POST flags/${act}`, at(`flags/${flag?.id}/${act}`), body, { action, rowOf: 'flag', etag });
      await write(`POST flags/${act}`, at(`flags/${flag?.id}/${act}`), body, { action: null, etag });
    }
    const [open] = (await started.get<FlagPageDto>(at('flags'))).body.rows;
    if (!open) throw new Error('No flag is open.');
    await news();
    await answerActs(write, at, open);
    await alertActs(write, at, app, school);
    const mark = {
      pupilId,
      subjectId: school.maths,
      windowId: 20262,
      mark: '99',
      previous: { value: null, code: null },
    };
    await write('PUT results', at('results'), { marks: [mark] }, { action: 'results.saved', rowOf: 'result' });
    await write('PUT results', at('results'), { marks: [mark] }, { action: null });
    const back = { windowId: 20262, subjectIds: [school.maths], minutes: 60 };
    const undoing = { action: 'results.undone', rowOf: 'result_history' };
    await write('POST marks/undo', at(`classes/${school.classFive}/marks/undo`), back, undoing);
    await write('POST marks/undo', at(`classes/${school.classFive}/marks/undo`), back, { action: null });
    const giveNotice = () =>
      app.sql(
        `INSERT INTO notice (school_id, id, staff_id, kind, once_key, about, made_at)
         VALUES ($1, $2, $3, 'marks-due', 'a', '{}', now())`,
        [school.id, newId(), person.staffId],
      );
    const giveMark = (pupilId: string | undefined) =>
      givenResults(app, school.id, { subject: school.maths, window: 20262, pupils: [pupilId ?? ''], marks: [100] });
    await windowActs(write, at, school, giveNotice, giveMark);
    await settingActs(write, at, school, async (table) => {
      const [row] = await app.sql<{ id: number }>(`SELECT max(id) AS id FROM ${table} WHERE school_id = $1`, [
        school.id,
      ]);
      return row?.id ?? 0;
    });
    await classActs(write, at, school);
    await ruleActs(write, at, app);
    await operationActs(write, at, app, school.id);
    await write('POST analyse', at('analyse'), undefined, { action: 'analysis.asked', rowOf: 'outbox' });
    await write('POST estimate', at('impact/estimate'), undefined, { action: 'impact.asked-for', rowOf: 'outbox' });

    const bring = (): Promise<Answer<ImportRunDto>> =>
      started.upload<ImportRunDto>(at('imports'), 'file.csv', 'UPN,Surname,Forename,NC Year\nA,B,C,5');
    const [kept, dropped] = [(await bring()).body, (await bring()).body];
    expect((await news()).map(({ action }) => action)).toEqual(['import.uploaded', 'import.uploaded']);
    const run = (id: string, step = ''): string => at(`imports/${id}${step}`);
    await write('DELETE imports/:id', run(dropped.id), undefined, { action: 'import.discarded', rowOf: 'import_run' });
    const matched = { action: 'import.matched', rowOf: 'import_run', etag: kept.version };
    await write('PUT mapping', run(kept.id, '/mapping'), confirmed(kept), matched);
    await write('POST stop', run(kept.id, '/stop'), undefined, { action: 'import.stopped', rowOf: 'import_run' });
    await app.finishJobs();
    const checked = (await started.get<ImportRunDto>(run(school.importId))).body;
    await news();
    const answered = { action: 'import.answered', rowOf: 'import_run', etag: checked.version };
    await write('PUT answers', run(school.importId, '/answers'), { answers: [] }, answered);
    await app.finishJobs();
    await news();
    const again = (await started.get<ImportRunDto>(run(school.importId))).body;
    const asked = { action: 'import.apply-asked', rowOf: 'import_run', etag: again.version };
    await write('POST apply', run(school.importId, '/apply'), { leaveOutInvalid: true, leavers: 0 }, asked);
    await app.finishJobs();
    await news();
    const applied = (await started.get<ImportRunDto>(run(school.importId))).body;
    const undone = { action: 'import.undone', rowOf: 'import_run', etag: applied.version };
    await write('POST imports/undo', run(school.importId, '/undo'), undefined, undone);

    const limits = { savedMappingId: null, fullRoll: false, mostChanges: 5, mostShare: 0.1 };
    const feedAt = (id: string, step = ''): string => at(`feeds/${id}${step}`);
    const wish = { name: 'Nightly', ...limits };
    const feed = await write<NewFeedDto>('POST feeds', at('feeds'), wish, { action: 'feed.added', rowOf: 'feed' });
    const { id: feedId } = feed.body.feed;
    await write('PUT feeds', feedAt(feedId), wish, { action: 'feed.changed', rowOf: 'feed' });
    await write('POST token', feedAt(feedId, '/token'), undefined, { action: 'feed.token-renewed', rowOf: 'feed' });
    await write('DELETE feeds', feedAt(feedId), undefined, { action: 'feed.revoked', rowOf: 'feed' });
    const [saved] = (await started.get<SavedMappingDto[]>(at('saved-mappings'))).body;
    const savedAt = at(`saved-mappings/${saved?.id}`);
    await write('PUT saved-mappings', savedAt, { name: 'Termly' }, { action: 'saved-mapping.renamed' });
    await write('DELETE saved-mappings', savedAt, undefined, { action: 'saved-mapping.forgotten' });

    const close = { action: 'group.closed', rowOf: 'intervention_group', etag: changed.body.version };
    await write('POST close', `${tables}/close`, {}, close);
    await write('POST close', `${tables}/close`, {}, { ...close, action: null });
    await write('POST sign-out', '/api/v1/sign-out', undefined, { action: 'sign-out' });
    const credentials = { email: person.email, password: testPassword };
    await write('POST sign-in', '/api/v1/sign-in', credentials, { action: 'sign-in.done' });

    // Uploading is looked at above; a proposal is read, though it is asked for by POST; a feed is no person.
    const writes = allRoutes(app).filter(
      (route) => isWrite(route) && route.access !== 'feed-token' && !route.path.endsWith('/proposal'),
    );
    expect(done.size + 1).toBe(writes.length);
  }, 60_000);
});
