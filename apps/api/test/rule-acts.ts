import { newId } from '../src/core/time/new-id';
import type { TestApp } from './test-app';
import type { Write } from './window-acts';

/** Every write about rules, once and, where that says something, sent again. */
export async function ruleActs(write: Write, at: (path: string) => string, app: TestApp): Promise<void> {
  const [rows, draft, trials] = ['rule_settings', at('rule-settings/draft'), at('rule-trials')];
  const settings = { all: { 'missing-result': { enabled: false } }, phases: {} };
  const saved = { action: 'rules.draft-saved', rowOf: rows };
  await write('PUT draft', draft, { settings }, { ...saved, etag: 0 });
  await write('PUT draft', draft, { settings }, { action: null, etag: 1 });
  await write('DELETE draft', draft, undefined, { action: 'rules.draft-discarded', rowOf: rows, etag: 1 });
  await write('PUT draft', draft, { settings }, { ...saved, etag: 0 });
  const [stopped, tried] = [newId(), newId()];
  const asked = { action: 'rules.trial-asked', rowOf: 'rule_trial', etag: 2 };
  await write('POST rule-trials', trials, { id: stopped }, asked);
  await write('POST rule-trials', trials, { id: stopped }, { ...asked, action: null });
  const stop = { action: 'rules.trial-stopped', rowOf: 'rule_trial' };
  await write('POST rule-trials/stop', `${trials}/${stopped}/stop`, undefined, stop);
  await write('POST rule-trials/stop', `${trials}/${stopped}/stop`, undefined, { action: null });
  await write('POST switch-on', `${draft}/switch-on`, {}, { action: null, etag: 2 });
  await write('POST rule-trials', trials, { id: tried }, asked);
  await app.finishJobs();
  const on = { action: 'rules.switched-on', rowOf: rows, etag: 2 };
  await write('POST switch-on', `${draft}/switch-on`, { note: 'asked twice' }, on);
  const back = { action: 'rules.switched-back', rowOf: rows, etag: 2 };
  await write('POST switch-back', at('rule-settings/switch-back'), { number: 0 }, back);
  await write('POST switch-back', at('rule-settings/switch-back'), { number: 0 }, { action: null, etag: 2 });
}
