import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Api, type SchoolYearDto, listYears, setYear } from '@headway/api-client';
import { render, settled } from '../../../testing/render';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { SettingsYear } from './settings-year';
import { usualForm } from './year-form';

const year = (startYear: number, version: number, change: Partial<SchoolYearDto> = {}): SchoolYearDto => ({
  ...usualForm(startYear),
  ...{ startYear, schoolDays: 190, version, ...change },
});

interface Sent {
  readonly startYear: number;
  readonly 'If-Match': string;
  readonly body: object;
}

/** The page on a server where somebody else saves first, when `meanwhile` says what. */
async function open(meanwhile: SchoolYearDto | null = null) {
  let there = [year(2098, 2)];
  const sent: Sent[] = [];
  const answers = new Map<unknown, (params: Sent) => unknown>([
    [listYears, () => there],
    [
      setYear,
      (params) => {
        sent.push(params);
        const others = there.filter(({ startYear }) => startYear !== params.startYear);
        if (meanwhile && sent.length === 1) there = [...others, meanwhile];
        const version = there.find(({ startYear }) => startYear === params.startYear)?.version ?? 0;
        if (params['If-Match'] !== `"${version}"`) throw new HttpErrorResponse({ status: 412 });
        const now = year(params.startYear, version + 1, params.body);
        there = [...others, now];
        return now;
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
      { provide: Session, useValue: { schoolId: () => 7, can: () => true } },
      { provide: Undo, useValue: { offer: () => undefined } },
    ],
  });
  Element.prototype.scrollIntoView = jest.fn();
  const page = render(SettingsYear);
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
  const save = async (): Promise<void> => {
    page.one<HTMLButtonElement>('button[type=submit]').click();
    await shown();
  };
  const first = (): HTMLInputElement => page.one<HTMLInputElement>('[aria-label="Autumn 1, first day"]');
  const move = async (day: string): Promise<void> => {
    first().value = day;
    first().dispatchEvent(new Event('change'));
    await shown();
  };
  await shown();
  return { page, press, save, first, move, sent };
}

describe('the dates of a year', () => {
  it('keep what was typed when somebody else was first, show what stands there, and can be saved over it', async () => {
    const usual = usualForm(2098);
    const theirs = year(2098, 3, { closedOn: [...usual.closedOn, '2098-11-07'].sort() });
    const { page, save, first, move, sent } = await open(theirs);
    const before = first().value;
    await move('2098-09-05');
    await save();
    const lines = page.all('hw-changed-meanwhile li').map((line) => line.textContent.trim());
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^Autumn 1, first day: .* is there now, you have Fri 5 Sep\.$/);
    expect(lines[1]).toBe('Fri 7 Nov: closed is there now, you have open.');
    expect([first().value, before]).toEqual(['2098-09-05', usual.halfTerms[0]?.startsOn]);
    await save();
    expect(sent.map((one) => one['If-Match'])).toEqual(['"2"', '"3"']);
    expect(page.all('hw-changed-meanwhile')).toHaveLength(0);
  });

  it('can be taken as somebody else has put them', async () => {
    const usual = usualForm(2098);
    const { page, press, save, first, move } = await open(year(2098, 3));
    await move('2098-09-05');
    await save();
    await press(/^Take what is there$/);
    expect(first().value).toBe(usual.halfTerms[0]?.startsOn);
    expect(page.text()).toContain('Saved.');
  });

  it('of a year to add are told too that somebody has added it', async () => {
    const { page, press, save, sent, move } = await open(year(2099, 1));
    await press(/^Add 2099/);
    await move('2099-09-07');
    await save();
    expect(sent[0]?.['If-Match']).toBe('"0"');
    expect(page.all('hw-changed-meanwhile li')).toHaveLength(1);
    await save();
    expect(sent[1]?.['If-Match']).toBe('"1"');
  });
});
