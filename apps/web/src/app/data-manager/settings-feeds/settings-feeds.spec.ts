import { Clipboard } from '@angular/cdk/clipboard';
import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import {
  addFeed,
  Api,
  changeFeed,
  type FeedDto,
  listFeeds,
  listImportKinds,
  listSavedMappings,
  renewFeedToken,
  revokeFeed,
} from '@headway/api-client';
import { Subject, startWith, switchMap } from 'rxjs';
import { feed, savedMapping, waitingFile } from '../../../testing/feeds';
import { render, settled } from '../../../testing/render';
import { type Follow, LiveEvents } from '../../core/live/live-events';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { SettingsFeeds } from './settings-feeds';

const token = 'hwf_only-once';

async function open(start: readonly FeedDto[], refuse: unknown = null) {
  const feeds = [...start];
  const invoke = jest.fn((operation: unknown, params: { feedId?: string; body?: Partial<FeedDto> }) => {
    if (operation === listFeeds) return Promise.resolve([...feeds]);
    if (operation === listSavedMappings) return Promise.resolve([savedMapping()]);
    if (operation === listImportKinds) return Promise.resolve([]);
    if (refuse !== null) return Promise.reject(refuse);
    if (operation === addFeed) {
      const made = feed({ id: 'new', lastFile: null, ...params.body });
      feeds.push(made);
      return Promise.resolve({ feed: made, token });
    }
    if (operation === renewFeedToken) return Promise.resolve({ feed: feeds[0], token });
    if (operation === revokeFeed && feeds[0]) feeds[0] = { ...feeds[0], revokedAt: '2026-11-26T10:00:00.000Z' };
    if (operation === changeFeed && feeds[0]) feeds[0] = { ...feeds[0], ...params.body };
    return Promise.resolve(feeds[0]);
  });
  const announced = new Subject<void>();
  const follow = <T>({ read }: Follow<T>) => announced.pipe(startWith(undefined), switchMap(read));
  const copy = jest.fn(() => true);
  const offer = jest.fn((_message: string, takeBack: () => Promise<void>) => takeBack);
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: Api, useValue: { invoke } },
      { provide: Clipboard, useValue: { copy } },
      { provide: Undo, useValue: { offer } },
      { provide: Session, useValue: { schoolId: () => 7, can: () => true } },
      { provide: LiveEvents, useValue: { follow } },
    ],
  });
  const page = render(SettingsFeeds);
  const turn = async (): Promise<void> => {
    await settled();
    page.fixture.detectChanges();
  };
  await turn();
  const press = async (words: string): Promise<void> => {
    const found = page.all('button').find(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim() === words);
    if (!found) throw new Error(`There is no button "${words}".`);
    found.click();
    await turn();
  };
  const type = (selector: string, value: string): void => {
    const box = page.one<HTMLInputElement | HTMLSelectElement>(selector);
    box.value = value;
    box.dispatchEvent(new Event(box instanceof HTMLSelectElement ? 'change' : 'input'));
    page.fixture.detectChanges();
  };
  const hear = async (): Promise<void> => {
    announced.next();
    await turn();
  };
  return { page, invoke, feeds, copy, offer, press, type, hear };
}

const written = (invoke: jest.Mock, operation: unknown): unknown[] =>
  invoke.mock.calls.filter(([each]) => each === operation).map(([, params]) => params);

describe('the page of feeds', () => {
  it('says what a feed is where there is none, and makes the first', async () => {
    const { page, press, type, invoke, copy } = await open([]);
    expect(page.one('h2').textContent).toBe('No file comes by itself yet');
    await press('Make a feed');
    await press('Make the feed');
    expect(written(invoke, addFeed)).toEqual([]);
    expect(page.text()).toContain('Give the feed a name.');
    type('input[type=text]', 'Nightly roll');
    type('select', savedMapping().id);
    page.one<HTMLInputElement>('input[type=checkbox]').click();
    await press('Make the feed');
    const body = {
      name: 'Nightly roll',
      savedMappingId: savedMapping().id,
      fullRoll: true,
      mostChanges: 50,
      mostShare: 0.1,
    };
    expect(written(invoke, addFeed)).toEqual([{ schoolId: 7, body }]);

    // The token is there to be copied, alone and in a command, until it is put away.
    expect(page.one<HTMLInputElement>('.fdtok input').value).toBe(token);
    await press('Copy the token');
    await press('Copy the command');
    expect(copy.mock.calls).toEqual([
      [token],
      [
        expect.stringMatching(
          /^curl .*Bearer hwf_only-once.*http:\/\/localhost\/api\/v1\/schools\/7\/feeds\/new\/upload$/,
        ),
      ],
    ]);
    expect(page.text()).toContain('Command copied.');
    await press('I have kept it');
    expect(page.element.innerHTML).not.toContain(token);
    expect(page.text()).toContain('1 feed runs, and nothing waits for you.');
    expect(page.text()).toContain('Nothing has come yet.');
  });

  it('shows where a folder is instead of a token when files are put there', async () => {
    const { page, press, type } = await open([]);
    await press('Make a feed');
    type('input[type=text]', 'Nightly roll');
    type('select', savedMapping().id);
    await press('Put into a folder');
    await press('Make the feed');
    expect(page.element.innerHTML).not.toContain(token);
    expect(page.one('.fdtok').textContent).toContain('7/0190f6a0-0000-7000-8000-0000000000f1');
  });

  it('offers a token where a folder was wished for and none is watched', async () => {
    const { page, press } = await open([feed({ folder: null })]);
    await press('New token for Nightly roll');
    expect(page.text()).toContain('The one before stops working at once');
    await press('Make a new token');
    expect(page.one<HTMLInputElement>('.fdtok input').value).toBe(token);
    expect(page.text()).toContain('No folder is watched on this server.');
  });

  it('says what the last file did and links what waits, with the reason', async () => {
    const wait = waitingFile({ importId: 'w1', fileName: 'wrong.csv' });
    const { page } = await open([feed({ waiting: [wait], waitingCount: 4 })]);
    expect(page.text()).toContain('1 feed runs, and 4 files wait for you.');
    expect(page.text()).toContain('went in: 1 new, 2 changed roll.csv 26 Nov, 02:10');
    expect(page.one('a[href="/imports/w1"]').textContent).toBe('Look at wrong.csv');
    expect(page.text()).toContain('60 of 420 would change or leave.');
    expect(page.text()).toContain('3 more in the list of imports');
    expect(page.text()).toContain('Read with Roll from the office');
  });

  it('says a waiting file once when it is the last one too', async () => {
    const { page } = await open([feed({ lastFile: waitingFile(), waiting: [waitingFile()], waitingCount: 1 })]);
    expect(page.all('hw-status')).toHaveLength(1);
  });

  it('changes how much may change, and offers the way back', async () => {
    const { page, press, type, invoke, offer } = await open([feed()]);
    await press('Change Nightly roll');
    type('input[inputmode=decimal]', '25');
    expect(page.text()).toContain('Of a list of 400, up to 50 may change or leave without you');
    await press('Save');
    expect(written(invoke, changeFeed)).toMatchObject([
      { feedId: feed().id, body: { mostShare: 0.25, fullRoll: true } },
    ]);
    await offer.mock.calls[0]?.[1]();
    expect(written(invoke, changeFeed)).toMatchObject([{}, { body: { mostShare: 0.1, name: 'Nightly roll' } }]);
  });

  it('says what has come in the meantime, and keeps what is being typed', async () => {
    const { page, press, type, feeds, hear } = await open([feed()]);
    await press('Change Nightly roll');
    type('input[type=text]', 'Nightly list');
    feeds[0] = feed({ lastFile: waitingFile(), waiting: [waitingFile()], waitingCount: 1 });
    await hear();
    expect(page.text()).toContain('1 feed runs, and 1 file waits for you.');
    expect(page.one<HTMLInputElement>('input[type=text]').value).toBe('Nightly list');
  });

  it('asks before it ends a feed, which can only be looked at afterwards', async () => {
    const { page, press, invoke } = await open([feed()]);
    await press('End Nightly roll');
    await press('Keep it');
    expect(written(invoke, revokeFeed)).toEqual([]);
    await press('End Nightly roll');
    await press('End the feed');
    expect(written(invoke, revokeFeed)).toEqual([{ schoolId: 7, feedId: feed().id }]);
    expect(page.text()).toContain('No feed runs any more.');
    expect(page.one('details.scold').textContent).toContain('1 ended');
    expect(page.all('details.scold button')).toHaveLength(0);
  });

  it('says why something was refused, and keeps what was typed', async () => {
    const body = { title: 'Give it a name of at most 100 letters.', errors: [] };
    const { page, press, type } = await open([feed()], new HttpErrorResponse({ status: 422, error: body }));
    await press('Change Nightly roll');
    type('input[type=text]', 'Another name');
    await press('Save');
    expect(page.one('[role=alert]').textContent).toContain('at most 100 letters');
    expect(page.one<HTMLInputElement>('input[type=text]').value).toBe('Another name');
  });
});
