import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import {
  Api,
  discardRuleDraft,
  getRuleSettings,
  listTrialChanges,
  type RuleSettingsDto,
  type RuleTrialDto,
  saveRuleDraft,
  switchBackRules,
  switchOnRuleDraft,
  tryRuleDraft,
} from '@headway/api-client';
import { defer } from 'rxjs';
import { render, settled } from '../../../testing/render';
import { LiveEvents } from '../../core/live/live-events';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { SettingsRules } from './settings-rules';

const count = (flags: number) => ({ flags, pupils: flags });
const shipped: RuleSettingsDto = {
  inUse: { number: 0, settings: { all: {}, phases: {} } },
  draft: null,
  rules: [
    { key: 'below-expected', settings: [{ name: 'scaled', default: 100, least: 90, most: 110, step: 1 }] },
    { key: 'staff-concern', settings: [] },
  ],
  weight: { name: 'weight', default: 1, least: 0.5, most: 1.5, step: 0.25 },
  phases: ['ks1', 'ks2'],
  versions: [],
  trial: null,
};
const doneTrial = (version: number): RuleTrialDto => ({
  ...{ id: 't1', status: 'done', number: 1, version, done: 3, total: 3, failure: null, askedAt: '', finishedAt: '' },
  findings: {
    comparedWith: 0,
    windows: [
      {
        ...{ windowId: null, inUse: count(7), draft: count(8), added: count(1), dropped: count(0), moved: 0 },
        later: null,
      },
    ],
    classes: [{ classId: 'c', className: '5 Ash', inUse: 7, draft: 8, added: 1, dropped: 0 }],
  },
});
const mina = {
  ...{ pupilId: 'p1', forename: 'Mina', surname: 'Okoro', yearGroup: 5, className: '5 Ash', subjectId: 1 },
  ...{ subjectName: 'Reading', change: 'added' as const, rules: ['below-expected'] },
};

interface Sent {
  readonly 'If-Match': string;
  readonly body: { settings: RuleSettingsDto['inUse']['settings']; number?: number; note?: string };
}

/** The page on a server that tries a draft out at once. */
async function open(start: RuleSettingsDto = shipped) {
  let there = start;
  let refuse = 0;
  const sent: [string, string, object][] = [];
  const undos: (() => Promise<void>)[] = [];
  const note = (what: string, { 'If-Match': match, body }: Sent): void => {
    if (refuse > 0) throw new HttpErrorResponse({ status: refuse, error: { title: 'Somebody else changed this' } });
    sent.push([what, match, body]);
  };
  const answers = new Map<unknown, (params: Sent) => unknown>([
    [getRuleSettings, () => there],
    [listTrialChanges, () => ({ total: 2, notShown: 1, rows: [mina] })],
    [
      saveRuleDraft,
      (params) => {
        note('save', params);
        const version = (there.draft?.version ?? 0) + 1;
        const { settings } = params.body;
        there = { ...there, draft: { number: 1, version, settings, by: 'Ms Hale', changedAt: '', triedOut: false } };
      },
    ],
    [
      tryRuleDraft,
      (params) => {
        note('try', params);
        if (there.draft)
          there = { ...there, draft: { ...there.draft, triedOut: true }, trial: doneTrial(there.draft.version) };
      },
    ],
    [
      switchOnRuleDraft,
      (params) => {
        note('on', params);
        if (!there.draft) return;
        const { number, settings } = there.draft;
        const version = { number, settings, by: 'Ms Hale', note: params.body.note ?? null };
        const inUseFrom = '2026-11-24T10:00:00.000Z';
        there = {
          ...there,
          draft: null,
          inUse: { number, settings },
          versions: [{ ...version, state: 'in-use', inUseFrom }],
        };
      },
    ],
    [switchBackRules, (params) => note('back', params)],
    [
      discardRuleDraft,
      (params) => {
        note('discard', params);
        there = { ...there, draft: null };
      },
    ],
  ]);
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: Api, useValue: { invoke: async (what: unknown, params: Sent) => answers.get(what)?.(params) } },
      { provide: LiveEvents, useValue: { follow: ({ read }: { read: () => Promise<unknown> }) => defer(read) } },
      { provide: Session, useValue: { schoolId: () => 7, can: () => true } },
      { provide: Undo, useValue: { offer: (_: string, takeBack: () => Promise<void>) => undos.push(takeBack) } },
    ],
  });
  const page = render(SettingsRules);
  const shown = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn++) {
      await settled();
      page.fixture.detectChanges();
    }
  };
  await shown();
  const press = async (label: string): Promise<void> => {
    const button = page
      .all('button')
      .find((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().startsWith(label));
    if (!button) throw new Error(`No button ${label} in: ${page.text()}`);
    button.click();
    await shown();
  };
  return { page, sent, undos, press, shown, refuseWith: (status: number) => void (refuse = status) };
}

describe('the page of rules', () => {
  it('says what is on and what each rule costs, and has nothing to try out at first', async () => {
    const { page } = await open();
    expect(page.text()).toContain('All 2 rules are on, as shipped.');
    expect(page.text()).toContain('The latest result is below the expected standard.');
    expect(page.text()).toContain('half would be above it on another day');
    expect(page.text()).not.toContain('Try out');
  });

  it('takes a change from the stepper to a draft, tries it out, and switches it on with why', async () => {
    const { page, sent, undos, press, shown } = await open();
    await press('Set Below expected');
    await press('More: Standard on scaled scores, Below expected');
    expect(page.text()).toContain(
      'Below expected, all years: standard on scaled scores 101 points instead of 100 points',
    );
    expect(page.text()).toContain('1 change not kept yet');
    expect(sent).toEqual([]);
    await press('Try out on the last windows');
    const settings = { all: { 'below-expected': { scaled: 101 } }, phases: {} };
    expect(sent.map(([what, match]) => [what, match])).toEqual([
      ['save', '"0"'],
      ['try', '"1"'],
    ]);
    expect(sent[0]?.[2]).toEqual({ settings });
    const text = page.text();
    expect(text).toContain('Today the draft adds 1 flag: 8 flags for 8 pupils instead of 7 for 7.');
    expect(text).toContain('Mina Okoro');
    expect(text).toContain('1 flag of pupils who are not yours to see is counted above and not named.');
    expect(text).toContain('Cannot tell yet');
    const why = page.one<HTMLInputElement>('.rdron input');
    why.value = 'New test';
    why.dispatchEvent(new Event('input'));
    await press('Switch on');
    await shown();
    expect(sent.at(-1)).toEqual(['on', '"1"', { note: 'New test' }]);
    expect(page.text()).toContain('“New test”');
    await undos[0]?.();
    expect(sent.at(-1)).toEqual(['back', '"1"', { number: 0 }]);
  });

  it('asks for another try-out once the draft is changed, and lets go of what is not kept', async () => {
    const settings = { all: { 'below-expected': { scaled: 101 } }, phases: {} };
    const draft = { ...{ number: 1, version: 4, settings, by: 'Ms Hale', changedAt: '' }, triedOut: true };
    const { page, press } = await open({ ...shipped, draft, trial: doneTrial(4) });
    expect(page.text()).toContain('What the draft would do');
    await press('Key stage 2');
    await press('Set Below expected');
    await press('Less: Standard on scaled scores, Below expected');
    expect(page.text()).not.toContain('What the draft would do');
    expect(page.text()).toContain(
      'Below expected, key stage 2: standard on scaled scores 100 points, whatever all years say',
    );
    expect(page.text()).not.toContain('Switch on');
    await press('Leave it as it was');
    expect(page.text()).toContain('What the draft would do');
  });

  it('keeps what was typed when somebody else was first, and says so', async () => {
    const { page, press, refuseWith } = await open();
    page.one<HTMLInputElement>('input[type=checkbox]').click();
    await settled();
    page.fixture.detectChanges();
    refuseWith(412);
    await press('Keep as a draft');
    expect(page.text()).toContain('Somebody else changed this');
    expect(page.text()).toContain('Below expected, all years: off instead of on');
  });

  it('puts a draft aside and has it back', async () => {
    const settings = { all: { 'staff-concern': { enabled: false } }, phases: {} };
    const draft = { ...{ number: 1, version: 2, settings, by: null, changedAt: '' }, triedOut: false };
    const { page, sent, undos, press, shown } = await open({ ...shipped, draft });
    await press('Put the draft aside');
    expect(page.text()).not.toContain('instead of');
    await undos[0]?.();
    await shown();
    expect(sent.map(([what, match]) => [what, match])).toEqual([
      ['discard', '"2"'],
      ['save', '"0"'],
    ]);
    expect(page.text()).toContain('A colleague is worried, all years: off instead of on');
  });
});
