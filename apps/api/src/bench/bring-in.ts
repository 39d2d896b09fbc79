import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '../core/database/database';
import { operator } from '../imports/actor';
import { ApplyImport } from '../imports/apply-import';
import { CheckImport } from '../imports/check-import';
import { ConfirmMapping } from '../imports/confirm-mapping';
import { RequestApply } from '../imports/request-apply';
import { totalOf } from '../imports/import-counts';
import { storedImport, storedParts } from '../imports/stored-import';
import { UploadImport } from '../imports/upload-import';
import type { ImportKind } from '../imports/mapping/import-mapping';
import type { ImportTimes } from './act';
import { timed } from './timed';

/** Brings a file in step by step, as an operator does, the queue left out: its pauses are not work. */
export async function bringIn(
  app: INestApplicationContext,
  schoolId: number,
  content: Buffer,
  kind: ImportKind = 'results',
): Promise<ImportTimes> {
  const given = { schoolId, actor: operator };
  const [upload, importId] = await timed(() =>
    part(app, UploadImport).run({ ...given, fileName: `${kind}.csv`, content, kind }),
  );
  const { parts } = await stored(app, schoolId, importId);
  const [check] = await timed(async () => {
    await part(app, ConfirmMapping).withoutQueue({ ...given, importId, parts });
    await part(app, CheckImport).run(schoolId, importId, null);
  });
  await part(app, RequestApply).withoutQueue({ ...given, importId, leaveOutInvalid: false, leavers: 0 });
  const [apply] = await timed(() => part(app, ApplyImport).run(schoolId, importId, null));
  const { status, created } = await stored(app, schoolId, importId);
  if (status !== 'applied') throw new Error(`The import ended as "${status}".`);
  return { upload, check, apply, created };
}

const part = <T>(app: INestApplicationContext, token: new (...args: never[]) => T): T =>
  app.get<T>(token, { strict: false });

const stored = (app: INestApplicationContext, schoolId: number, importId: string) =>
  app.get(Database).inSchool(schoolId, async (tx) => {
    const { status } = await storedImport(tx, schoolId, importId);
    const parts = await storedParts(tx, schoolId, importId);
    return { status, parts, created: totalOf(parts.flatMap(({ counts }) => counts ?? [])).created };
  });
