import { importRun } from '../../../testing/import-run';
import { render } from '../../../testing/render';
import { draftsOf } from './part-state';
import { Stepper } from './stepper';

describe('the steps of an import', () => {
  it('count the columns as the person has them in front of them', () => {
    const run = importRun({ status: 'uploaded' });
    const page = render(Stepper, { run, step: 1 });
    expect(page.text()).toContain('5 matched, 1 left out');
    const [draft] = draftsOf(run.parts);
    if (!draft?.mapping) throw new Error('No mapping');
    const mapping = { ...draft.mapping, columns: draft.mapping.columns.slice(1) };
    page.fixture.componentRef.setInput('drafts', [{ ...draft, mapping }]);
    page.fixture.detectChanges();
    expect(page.text()).toContain('4 matched, 2 left out');
  });
});
