import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import {
  Api,
  type FeedDto,
  forgetSavedMapping,
  listFeeds,
  listImportKinds,
  listSavedMappings,
  renameSavedMapping,
  type SavedMappingDto,
} from '@headway/api-client';
import { from } from 'rxjs';
import { feed, savedMapping } from '../../../testing/feeds';
import { render, settled } from '../../../testing/render';
import { type Follow, LiveEvents } from '../../core/live/live-events';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { SettingsMappings } from './settings-mappings';

async function open(start: readonly SavedMappingDto[], feeds: readonly FeedDto[] = [], refuse: unknown = null) {
  let mappings = [...start];
  const kind = {
    ...{ kind: 'pupils', label: 'Pupils', needed: [], oneOf: [], hasSubjects: false },
    fields: [{ field: 'surname', label: 'Legal surname' }],
  };
  const invoke = jest.fn((operation: unknown, params: { mappingId: string; body: { name: string } }) => {
    if (operation === listSavedMappings) return Promise.resolve(mappings);
    if (operation === listFeeds) return Promise.resolve(feeds);
    if (operation === listImportKinds) return Promise.resolve([kind]);
    if (refuse !== null) return Promise.reject(refuse);
    if (operation === renameSavedMapping) mappings = mappings.map((one) => ({ ...one, name: params.body.name }));
    if (operation === forgetSavedMapping) mappings = mappings.filter(({ id }) => id !== params.mappingId);
    return Promise.resolve();
  });
  const offer = jest.fn((_message: string, takeBack: () => Promise<void>) => takeBack);
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: Api, useValue: { invoke } },
      { provide: Undo, useValue: { offer } },
      { provide: Session, useValue: { schoolId: () => 7, can: () => true } },
      { provide: LiveEvents, useValue: { follow: <T>({ read }: Follow<T>) => from(read()) } },
    ],
  });
  const page = render(SettingsMappings);
  const turn = async (): Promise<void> => {
    await settled();
    page.fixture.detectChanges();
  };
  await turn();
  // The kinds of file are read when the first row is there.
  await turn();
  const button = (words: string) =>
    page.all('button').find(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim() === words);
  const press = async (words: string): Promise<void> => {
    button(words)?.click();
    await turn();
  };
  const rename = async (name: string): Promise<void> => {
    await press('Rename Roll from the office');
    const box = page.one<HTMLInputElement>('form input');
    box.value = name;
    box.dispatchEvent(new Event('input'));
    await press('Save');
  };
  return { page, offer, button, press, rename, turn };
}

describe('the page of saved mappings', () => {
  it('says how the first comes about', async () => {
    const { page } = await open([]);
    expect(page.one('h2').textContent).toBe('No mapping is remembered yet');
    expect(page.one('a[href="/imports"]').textContent).toBe('Bring a file in');
  });

  it('says of each what its columns are, when it was used and by which feed', async () => {
    const { page, button } = await open([savedMapping()], [feed()]);
    expect(page.text()).toContain('One sort of file is known again by its columns.');
    expect(page.one('h2').textContent).toContain('Pupils');
    expect(page.text()).toContain('Last used on 20 November 2026. The feed Nightly roll reads with it.');
    expect(page.one('table').textContent).toContain('Family name');
    expect(page.one('table').textContent).toContain('Legal surname');
    // A feed that runs needs it.
    expect(button('Delete Roll from the office')).toBeUndefined();
  });

  it('renames one, and offers the way back', async () => {
    const { page, rename, offer, turn } = await open([savedMapping()]);
    await rename('Office roll');
    expect(page.one('h2').textContent).toContain('Office roll');
    expect(offer.mock.calls[0]?.[0]).toBe('Roll from the office is called Office roll');
    await offer.mock.calls[0]?.[1]();
    await turn();
    expect(page.one('h2').textContent).toContain('Roll from the office');
  });

  it('says beside the field that a name is taken', async () => {
    const message = 'Another mapping has this name.';
    const error = { title: message, errors: [{ field: 'name', message }] };
    const { page, rename } = await open([savedMapping()], [], new HttpErrorResponse({ status: 422, error }));
    await rename('Taken');
    expect(page.one('form .emsg').textContent).toContain(message);
    expect(page.one<HTMLInputElement>('form input').value).toBe('Taken');
  });

  it('asks before it deletes one', async () => {
    const { page, press } = await open([savedMapping()]);
    await press('Delete Roll from the office');
    await press('Keep it');
    expect(page.text()).toContain('Roll from the office');
    await press('Delete Roll from the office');
    await press('Delete it');
    expect(page.text()).toContain('No mapping is remembered yet');
  });
});
