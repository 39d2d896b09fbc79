import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Api, type SubjectDto, type WindowDto, listSubjects, listWindows, setWindow } from '@headway/api-client';
import { render, settled } from '../../../testing/render';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { SettingsWindows } from './settings-windows';

const window: WindowDto = {
  ...{ id: 20262, startYear: 2026, halfTerm: 'AUT2', kind: 'full', version: 3 },
  ...{ opensOn: '2026-12-01', dueOn: '2026-12-11', locksOn: '2026-12-18' },
  subjects: [{ subjectId: 1, yearGroups: [5] }],
};
const subject = (id: number, name: string, retired = false): SubjectDto => ({
  ...{ id, name, strandOf: null, scaleId: 1, retired },
});

interface Sent {
  readonly 'If-Match': string;
  readonly body: object;
}

/** The page on a server where somebody else saves first, when `meanwhile` says what. */
async function open(meanwhile: WindowDto | null = null, subjects = [subject(1, 'Reading'), subject(2, 'Maths')]) {
  let there = window;
  let known = subjects;
  const sent: Sent[] = [];
  const undos: (() => Promise<void>)[] = [];
  const answers = new Map<unknown, (params: Sent) => unknown>([
    [listWindows, () => [there]],
    [listSubjects, () => known],
    [
      setWindow,
      (params) => {
        sent.push(params);
        if (meanwhile && there === window) there = meanwhile;
        if (params['If-Match'] !== `"${there.version}"`) {
          throw new HttpErrorResponse({ status: 412, error: { title: 'Somebody else changed this in the meantime' } });
        }
        there = { ...there, ...params.body, version: there.version + 1 };
        return there;
      },
    ],
  ]);
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      {
        provide: Api,
        useValue: { invoke: async (operation: unknown, params: Sent) => answers.get(operation)?.(params) },
      },
      { provide: Session, useValue: { schoolId: () => 7, school: () => ({ phase: 'primary' }), can: () => true } },
      { provide: Undo, useValue: { offer: (_: string, takeBack: () => Promise<void>) => undos.push(takeBack) } },
    ],
  });
  Element.prototype.scrollIntoView = jest.fn();
  const page = render(SettingsWindows);
  const shown = async (): Promise<void> => {
    await settled();
    page.fixture.detectChanges();
  };
  const press = async (name: RegExp): Promise<void> => {
    const button = page.all<HTMLButtonElement>('button').find((each) => name.test(each.textContent.trim()));
    if (!button) throw new Error(`No button ${name}`);
    button.click();
    await shown();
  };
  const due = (): HTMLInputElement => page.one<HTMLInputElement>('label:nth-of-type(2) input[type=date]');
  const move = async (day: string): Promise<void> => {
    due().value = day;
    due().dispatchEvent(new Event('change'));
    await shown();
  };
  await shown();
  await press(/^Change/);
  const retire = (id: number): void => {
    known = known.map((each) => (each.id === id ? { ...each, retired: true } : each));
  };
  return { page, press, due, move, sent, undos, shown, retire };
}

describe('the settings of a window', () => {
  it('are saved as what was in front of who changed them, and put back as that left them', async () => {
    const { press, move, sent, undos } = await open();
    await move('2026-12-14');
    await press(/^Save$/);
    await undos[0]?.();
    expect(sent.map((one) => one['If-Match'])).toEqual(['"3"', '"4"']);
    expect(sent[1]?.body).toMatchObject({ dueOn: '2026-12-11' });
  });

  it('keep what was typed when somebody else was first, and show what stands there', async () => {
    const theirs = { ...window, version: 4, dueOn: '2026-12-10', subjects: [] };
    const { page, press, due, move, sent } = await open(theirs);
    await move('2026-12-14');
    await press(/^Save$/);
    expect(page.all('hw-changed-meanwhile li').map((line) => line.textContent.trim())).toEqual([
      'Due on: Thu 10 Dec is there now, you have Mon 14 Dec.',
      'Reading: nobody is there now, you have Year 5.',
    ]);
    expect(page.text()).toContain('Somebody else changed this in the meantime');
    expect(due().value).toBe('2026-12-14');
    await press(/^Save$/);
    expect(sent[1]).toMatchObject({ 'If-Match': '"4"', body: { dueOn: '2026-12-14' } });
    expect(page.all('hw-changed-meanwhile')).toHaveLength(0);
  });

  it('can be taken as somebody else has put them', async () => {
    const { page, press, due, move, sent } = await open({ ...window, version: 4, dueOn: '2026-12-10' });
    await move('2026-12-14');
    await press(/^Save$/);
    await press(/^Take what is there$/);
    expect(due().value).toBe('2026-12-10');
    expect(page.all('hw-error-notice')).toHaveLength(0);
    expect(sent).toHaveLength(1);
  });

  it('ask for no subject that is retired, also when that happens while they are open', async () => {
    const subjects = [subject(1, 'Reading'), subject(2, 'Maths'), subject(3, 'Latin', true)];
    const { page, press, move, sent, retire } = await open({ ...window, version: 4, subjects: [] }, subjects);
    const offered = (): string[] => page.all('tbody th').map((cell) => cell.textContent.trim());
    expect(offered()).toEqual(['Reading', 'Maths']);
    retire(1);
    await move('2026-12-14');
    await press(/^Save$/);
    expect(offered()).toEqual(['Maths']);
    await press(/^Save$/);
    expect(sent[1]?.body).toMatchObject({ dueOn: '2026-12-14', subjects: [] });
  });
});
