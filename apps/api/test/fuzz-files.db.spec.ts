import * as fc from 'fast-check';
import { UnreadableFile } from '../src/imports/file/unreadable-file';
import { readFile } from '../src/imports/formats/formats';
import type { ImportRunDto } from '../src/imports/imports.dto';
import type { Answer } from './browser';
import { type SeedFile, spoil, spoiltFile } from './changed-files';
import { pupilsFile } from './import-files';
import { ImportSteps } from './import-steps';
import { seedFiles } from './seed-files';
import { TestApp } from './test-app';
import { heldBytes } from './memory';

const seed = Number(process.env.FUZZ_SEED ?? 20_261_123);
const readOnly = 2_000;
const broughtIn = 500;
/** One in so many that could go in does. */
const appliedOfChecked = 3;
/** No small file, however spoilt, takes longer or needs more. */
const longestMs = process.env['CI'] ? 20_000 : 5_000;
const mostMegabytes = 300;

/** Tables an import may write, all of whose rows stand for what the school knows. */
const tables = [
  ...[
    'pupil',
    'result',
    'result_history',
    'class',
    'class_pupil',
    'class_staff',
    'staff',
    'staff_role',
    'characteristic',
  ],
  ...['subject', 'scale', 'subject_scale', 'window_subject', 'attendance', 'target', 'academic_year', 'placement'],
];

describe(`spoilt files (FUZZ_SEED=${seed})`, () => {
  let seeds: SeedFile[];
  let before = 0;
  let most = 0;
  const watch = (): void => {
    most = Math.max(most, heldBytes(before + mostMegabytes * 1024 * 1024));
  };
  beforeAll(async () => {
    process.stdout.write(`Spoilt files: seed ${seed}, ${readOnly + broughtIn} files\n`);
    seeds = await seedFiles();
  });
  const startWatching = (): void => {
    before = heldBytes(0);
    most = before;
  };
  afterEach(() => {
    expect((most - before) / 1024 / 1024).toBeLessThan(mostMegabytes);
  });

  it('are good files before they are spoilt', async () => {
    const formats = new Set<string>();
    for (const { name, bytes } of seeds) {
      if (name === 'other.zip') continue;
      const { format, parts } = await readFile({ name, bytes });
      formats.add(format);
      expect(parts.map(({ layout }) => layout.rows)).not.toContain(0);
    }
    expect(formats).toEqual(new Set(['csv', 'xlsx', 'ctf', 'oneroster']));
  });

  it(`are read or refused in words: ${readOnly} of them`, async () => {
    startWatching();
    const said = { read: 0, refused: 0 };
    const one = fc.asyncProperty(spoiltFile(seeds.length), async (spoilt) => {
      const bytes = await spoil(seeds, spoilt);
      const start = performance.now();
      try {
        for (const { layout, bytes: table } of (await readFile({ name: 'spoilt', bytes })).parts) {
          expect(layout.columns.length).toBeGreaterThan(0);
          expect(table.length).toBeGreaterThan(0);
        }
        said.read += 1;
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        expect(error.message).toMatch(/^[\s\S]{10,600}$/);
        said.refused += 1;
      }
      expect(performance.now() - start).toBeLessThan(longestMs);
      watch();
    });
    await fc.assert(one, { seed, numRuns: readOnly });
    // Some were spoilt beyond reading, some went through.
    expect(said.read).toBeGreaterThan(readOnly / 10);
    expect(said.refused).toBeGreaterThan(readOnly / 10);
  }, 60_000);

  describe('sent to the API', () => {
    let app: TestApp;
    let steps: ImportSteps;
    beforeAll(async () => {
      app = await TestApp.start();
      steps = await ImportSteps.by(app, await app.school());
      await steps.bringIn(pupilsFile(4));
    });
    afterAll(() => app.stop());

    /** A check sum of everything the school knows. */
    const known = async (): Promise<string> => {
      const sums = tables.map(
        (table) => `(SELECT coalesce(md5(string_agg(t::text, ' ' ORDER BY t::text)), '') FROM "${table}" t)`,
      );
      const [row] = await app.sql<{ sum: string }>(
        `SELECT concat_ws(' ', ${sums.join(', ')}, (SELECT string_agg(s::text, ' ') FROM school s)) AS sum`,
      );
      return row?.sum ?? '';
    };
    /** Whatever is answered is an answer, never a fault of ours. */
    const answered = ({ status, body }: Answer<unknown>): void => {
      if (status >= 500) throw new Error(`${status} ${JSON.stringify(body)}`);
    };

    it('are checked before they are spoilt', async () => {
      for (const { name, bytes } of seeds) {
        const { status, body } = await steps.upload(bytes, name);
        const checked = status === 201 ? await check(body) : null;
        expect([name, checked?.status]).toEqual([name, name === 'other.zip' ? undefined : 'checked']);
        if (checked) await steps.discard(checked.id);
      }
    });

    it(`leave nothing half done: ${broughtIn} of them`, async () => {
      startWatching();
      const ends = new Map<string, number>();
      const count = (end: string): number => {
        ends.set(end, (ends.get(end) ?? 0) + 1);
        return ends.get(end) ?? 0;
      };
      let state = await known();
      const unchanged = async (): Promise<void> => expect(await known()).toBe(state);
      const one = fc.asyncProperty(spoiltFile(seeds.length), async (spoilt) => {
        const uploaded = await steps.upload(await spoil(seeds, spoilt), seeds[spoilt.seed]?.name);
        watch();
        answered(uploaded);
        if (uploaded.status !== 201) {
          count('refused');
          return unchanged();
        }
        const checked = await check(uploaded.body);
        if (checked?.status === 'checked' && count('checked') % appliedOfChecked === 0) {
          const asked = await steps.ask(checked, { leaveOutInvalid: true, leavers: checked.counts?.wouldLeave ?? 0 });
          answered(asked);
          await app.finishJobs();
          const { status, failure } = await steps.run(checked.id);
          expect(failure ?? '').not.toMatch(/went wrong/);
          count(status);
          if (status === 'applied') {
            state = await known();
            return;
          }
        }
        await unchanged();
        expect((await steps.discard(uploaded.body.id)).status).toBe(204);
      });
      await fc.assert(one, { seed, numRuns: broughtIn, endOnFailure: true });
      for (const end of ['refused', 'checked', 'applied']) expect([end, ends.get(end) ?? 0]).not.toEqual([end, 0]);
    }, 120_000);

    /** Accepts what is proposed and has it checked; null when it cannot be accepted as it is. */
    async function check(run: ImportRunDto): Promise<ImportRunDto | null> {
      const confirmed = await steps.confirm(run);
      answered(confirmed);
      if (confirmed.status !== 200) return null;
      await app.finishJobs();
      const checked = await steps.run(run.id);
      expect(checked.failure ?? '').not.toMatch(/went wrong/);
      return checked;
    }
  });
});
