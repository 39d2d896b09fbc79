import type { Cast, CastSchool } from '@headway/demo-school';
import { generateTrust } from '@headway/demo-school';
import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '../core/database/database';
import { Clock } from '../core/time/clock';
import { WriteCast } from '../demo/write-cast';

/** Nobody signs in to a school that is only measured with. */
const noPassword = '';

/** One plain primary school up to today; the same seed and day give the same school. */
export function madeUpSchool(app: INestApplicationContext, pupils: number): { cast: Cast; school: CastSchool } {
  const cast = generateTrust({ schools: 1, pupilsPerSchool: pupils, today: app.get(Clock).today() });
  const [school] = cast.schools;
  if (!school) throw new Error('The made-up trust has no school.');
  return { cast, school };
}

/** @returns the number the school gets. */
export async function writeSchool(app: INestApplicationContext, cast: Cast, school: CastSchool): Promise<number> {
  const writing = app.get(WriteCast, { strict: false });
  const [written] = await app.get(Database).shared(async (tx) => {
    await writing.lock(tx);
    return writing.run(tx, { ...cast, schools: [school] }, noPassword);
  });
  if (!written) throw new Error('The school was not written.');
  return written.id;
}
