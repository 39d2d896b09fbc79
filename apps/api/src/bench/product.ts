import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../core/config/config';
import { AnalyseSchool } from '../flags/analyse-school';
import { seriesSql } from '../flags/read-cohorts';
import { CreateSchool } from '../schools/create-school';
import type { ActName, Acts, AnalysedSchool, AnalysisTime } from './act';
import { bringIn } from './bring-in';
import { withFewResults } from './few-results';
import { madeUpSchool, writeSchool } from './made-up-school';
import { recordStatements } from './record-statements';
import { resultsFile } from './results-file';
import { timed } from './timed';

/** A plain school gives 24 to 29 results a pupil by the time of year, on their subjects' own scales; fewer leave room. */
const resultsPerPupil = 20;
const analysed = { subjects: 3, windows: 6 };

type Deeds = { [Name in ActName]: (asked: Acts[Name]['asks']) => Promise<Acts[Name]['answers']> };

/** The product as the benchmark uses it: real parts, on a real database, nothing in between. */
export function productDeeds(app: INestApplicationContext, config: Config): Deeds {
  let file: Buffer = Buffer.alloc(0);
  return {
    'prepare-import': async ({ rows }) => {
      const { cast, school } = madeUpSchool(app, Math.ceil(rows / resultsPerPupil));
      file = resultsFile(school, rows);
      const schoolId = await writeSchool(app, cast, { ...school, results: [] });
      return { schoolId, rows, bytes: file.length };
    },
    'prepare-files': async ({ folder }) => {
      file = readFileSync(join(folder, 'results.csv'));
      const schoolId = await app.get(CreateSchool, { strict: false }).run({ name: 'Measured', phase: 'primary' });
      await bringIn(app, schoolId, readFileSync(join(folder, 'pupils.csv')), 'pupils');
      return { schoolId, rows: file.toString('utf8').trimEnd().split('\n').length - 1, bytes: file.length };
    },
    import: ({ schoolId }) => bringIn(app, schoolId, file),
    'prepare-analysis': ({ pupils }) => prepareAnalysis(app, pupils),
    analyse: ({ schoolId }) => analyse(app, schoolId),
    'record-statements': async ({ path, cookie }) => ({ statements: await recordStatements(config, path, cookie) }),
  };
}

async function prepareAnalysis(app: INestApplicationContext, pupils: number): Promise<AnalysedSchool> {
  const made = madeUpSchool(app, pupils);
  const school = withFewResults(made.school, analysed.subjects, analysed.windows);
  const schoolId = await writeSchool(app, made.cast, school);
  const withResults = new Set(school.results.map(({ pupilId }) => pupilId));
  return { schoolId, pupils: withResults.size, results: school.results.length, seriesSql };
}

async function analyse(app: INestApplicationContext, schoolId: number): Promise<AnalysisTime> {
  const [time, outcome] = await timed(() =>
    app.get(AnalyseSchool, { strict: false }).run(schoolId, { kind: 'whole', why: 'operator' }),
  );
  const { cohorts, progressWritten, flagsOpened, flagsUpdated, flagsResolved } = outcome;
  return { time, cohorts, progressWritten, flagsOpened, flagsUpdated, flagsResolved };
}
