import type { ImportCountsDto } from '@headway/api-client';
import { importRun } from '../../../testing/import-run';
import { render } from '../../../testing/render';
import { BeforeApply, type Decision } from './before-apply';

function open(over: Partial<ImportCountsDto>) {
  const run = importRun();
  const panel = render(BeforeApply, { run: { ...run, counts: { ...run.counts, ...over } } });
  const decisions: Decision[] = [];
  panel.fixture.componentInstance.decided.subscribe((decision) => decisions.push(decision));
  const button = (name: RegExp) => {
    const found = panel.all<HTMLButtonElement>('button').find((each) => name.test(each.textContent ?? ''));
    if (!found) throw new Error(`No button ${String(name)} in: ${panel.text()}`);
    return found;
  };
  const press = (name: RegExp) => {
    button(name).click();
    panel.fixture.detectChanges();
  };
  return { panel, decisions, button, press };
}

describe('before applying', () => {
  it('nothing stands in the way of a file without problems', () => {
    const { decisions, press, panel } = open({ created: 241, changed: 37 });
    expect(panel.text()).toContain('Nobody would leave.');
    press(/Apply 278 results/);
    expect(decisions).toEqual([{ leaveOutInvalid: false, leavers: 0 }]);
  });

  it('rows that cannot be read are put right or left out first', () => {
    const { decisions, press, button } = open({ created: 241, invalid: 6 });
    expect(button(/Apply/).disabled).toBe(true);
    press(/Leave all 6 out/);
    press(/Apply 241 results/);
    expect(decisions).toEqual([{ leaveOutInvalid: true, leavers: 0 }]);
    press(/Don’t leave them out/);
    expect(button(/Apply/).disabled).toBe(true);
  });

  it('pupils who would leave by a full roll are confirmed by their number', () => {
    const { decisions, press, button, panel } = open({ changed: 1, wouldLeave: 3 });
    expect(button(/Apply/).disabled).toBe(true);
    panel.one<HTMLInputElement>('input[type=checkbox]').click();
    panel.fixture.detectChanges();
    press(/Apply/);
    expect(decisions).toEqual([{ leaveOutInvalid: false, leavers: 3 }]);
  });

  it('there is nothing to apply when nothing would change', () => {
    const { panel } = open({ unchanged: 6_472 });
    expect(panel.text()).toContain('There is nothing to apply.');
    expect(panel.text()).not.toContain('Apply 0');
  });

  it('names the columns that are left out', () => {
    expect(open({ created: 1 }).panel.text()).toContain('Columns left out Room');
  });
});
