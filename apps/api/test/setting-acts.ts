import type { SeededSchool } from './seeded-school';
import type { Write } from './window-acts';

/**
 * Every write about scales, subjects, expectations and targets.
 * @param newest the number of what was added last
 */
export async function settingActs(
  write: Write,
  at: (path: string) => string,
  school: SeededSchool,
  newest: (table: 'scale' | 'subject') => Promise<number>,
): Promise<void> {
  const added = { action: 'scale.added', rowOf: 'scale' };
  await write('POST scales/shipped', at('scales/shipped'), { key: 'mtc' }, added);
  await write('POST scales/shipped', at('scales/shipped'), { key: 'mtc' }, { action: null });
  const scale = {
    ...{ name: 'Tables', kind: 'raw', basis: 'test', direction: 'up', least: 0, greatest: 25, decimals: 0, steps: [] },
    ...{ mean: null, sd: null, reliability: null, threshold: null },
  };
  await write('POST scales', at('scales'), scale, { action: 'scale.created', rowOf: 'scale' });
  await write('POST scales', at('scales'), scale, { action: null });
  const one = at(`scales/${await newest('scale')}`);
  await write('PUT scales/:id', one, { ...scale, greatest: 20 }, { action: 'scale.changed', rowOf: 'scale' });
  await write('PUT retired', `${one}/retired`, { retired: true }, { action: 'scale.retired', rowOf: 'scale' });
  await write('PUT retired', `${one}/retired`, { retired: true }, { action: null });
  await write('PUT retired', `${one}/retired`, { retired: false }, { action: 'scale.brought-back' });
  const version = { scale, mapping: { kind: 'none' } };
  const replaced = { action: 'scale.replaced', rowOf: 'scale_mapping' };
  await write('POST versions', `${one}/versions`, version, replaced);
  await write('POST versions', `${one}/versions`, version, { action: null });
  const newer = `scales/${await newest('scale')}/taken-back`;
  await write('POST taken-back', at(newer), {}, { action: 'scale.version-taken-back', rowOf: 'scale' });
  await write('POST taken-back', at(newer), {}, { action: null });
  await write('POST versions', `${one}/versions`, version, replaced);

  const art = { name: 'Art', strandOf: null, scaleId: null };
  await write('POST subjects', at('subjects'), art, { action: 'subject.added', rowOf: 'subject' });
  await write('POST subjects', at('subjects'), art, { action: null });
  const id = await newest('subject');
  const changed = { name: 'Art and design', scaleId: await newest('scale'), yearScales: [] };
  await write('PUT subjects/:id', at(`subjects/${id}`), changed, { action: 'subject.changed', rowOf: 'subject' });
  const ordered = { action: 'subjects.ordered', rowOf: 'subject' };
  await write('PUT order', at('subjects/order'), { subjectIds: [id, school.reading] }, ordered);
  const retired = { action: 'subject.retired', rowOf: 'subject' };
  await write('PUT subjects/:id/retired', at(`subjects/${id}/retired`), { retired: true }, retired);
  await write('PUT subjects/:id/retired', at(`subjects/${id}/retired`), { retired: true }, { action: null });
  const goals = { action: 'subject.goals-added', rowOf: 'subject' };
  await write('POST goals', at('subjects/early-learning-goals'), {}, goals);
  await write('POST goals', at('subjects/early-learning-goals'), {}, { action: null });

  const expected = { subjectId: school.maths, scaleId: school.maths };
  const values = [{ yearGroup: 5, halfTerm: 'SUM2', mark: '101' }];
  const set = { action: 'expectations.set', rowOf: 'expectation' };
  await write('PUT expectations', at('expectations'), { ...expected, values }, set);
  await write('PUT expectations', at('expectations'), { ...expected, values }, { action: null });

  const [pupilId] = school.yearFive;
  const point = { pupilId, subjectId: school.maths, windowId: 20266, mark: '104' };
  await write('PUT targets', at('targets'), { targets: [point] }, { action: 'targets.set', rowOf: 'target' });
  await write('PUT targets', at('targets'), { targets: [point] }, { action: null });
  const forecast = { action: 'forecasts.set', rowOf: 'forecast' };
  await write('PUT forecasts', at('forecasts'), { forecasts: [point] }, forecast);
  await write('PUT forecasts', at('forecasts'), { forecasts: [point] }, { action: null });

  const working = at(`pupils/${pupilId}/working-to`);
  const subject = { subjectId: school.maths, startsOn: '2026-11-02' };
  const what = { yearGroup: 4, scaleId: null, reason: null };
  await write('PUT working-to', working, { ...subject, ...what }, { action: 'working-to.set', rowOf: 'working_to' });
  const end = { subjectId: school.maths, endsOn: '2026-11-20' };
  await write('PUT end', `${working}/end`, end, { action: 'working-to.ended', rowOf: 'working_to' });
  await write('PUT end', `${working}/end`, end, { action: null });
  const reopened = { subjectId: school.maths, startsOn: '2026-11-02', endedOn: '2026-11-20', endsOn: null };
  const again = { action: 'working-to.reopened', rowOf: 'working_to' };
  await write('PUT reopened', `${working}/reopened`, reopened, again);
  await write('PUT reopened', `${working}/reopened`, reopened, { action: null });
  await write('PUT taken-back', `${working}/taken-back`, subject, { action: 'working-to.taken-back' });
  await write('PUT taken-back', `${working}/taken-back`, subject, { action: null });
}
