import { MarksDevice, type Tab, typed } from '../../../testing/marks-device';
import { keyOf } from './cell-key';
import type { SaveOutcome } from './mark-types';

describe('sending marks', () => {
  let device: MarksDevice;
  let tab: Tab;
  beforeEach(async () => {
    device = new MarksDevice();
    tab = await device.tab();
  });
  afterEach(() => tab.close());

  const standing = () => [...device.server.standing.values()];

  it('saves what was typed and says what the server answered', async () => {
    const answers: SaveOutcome[] = [];
    tab.sending.answers.subscribe((outcomes) => answers.push(...outcomes));
    await tab.unsent.put([typed(), typed({ pupilId: 'jakub', mark: '88' })]);
    expect(tab.unsent.marks()).toHaveLength(2);
    await tab.send();
    expect(standing()).toEqual([104, 88]);
    expect(answers.map(({ pupilId, state }) => [pupilId, state])).toEqual([
      ['amira', 'saved'],
      ['jakub', 'saved'],
    ]);
    expect([tab.unsent.marks(), tab.sending.state()]).toEqual([[], 'idle']);
  });

  it('sends at most 500 in a request, in the order typed', async () => {
    const marks = Array.from({ length: 1_100 }, (_, index) =>
      typed({ pupilId: `pupil ${index}`, typedAt: new Date(Date.UTC(2026, 10, 26) + index).toISOString() }),
    );
    await tab.unsent.put([...marks].reverse());
    await tab.send();
    while (tab.sending.state() === 'sending') await tab.send();
    expect(device.server.requests.map((request) => request.length)).toEqual([500, 500, 100]);
    expect(device.server.requests.flat().map(keyOf)).toEqual(marks.map(keyOf));
  });

  it('keeps everything while there is no network, and says so', async () => {
    device.server.fate = 'lost';
    await tab.unsent.put([typed()]);
    await tab.send();
    expect([tab.unsent.marks().length, tab.sending.state()]).toEqual([1, 'offline']);
    device.server.fate = 'answered';
    await tab.send();
    expect([standing(), tab.unsent.marks()]).toEqual([[104], []]);
  });

  it('saves once when an answer was lost', async () => {
    device.server.fate = 'answer lost';
    await tab.unsent.put([typed()]);
    await tab.send();
    expect(tab.unsent.marks()).toHaveLength(1);
    device.server.fate = 'answered';
    await tab.send();
    expect([device.server.history.get(keyOf(typed())), tab.unsent.marks()]).toEqual([[104], []]);
  });

  it('is in no conflict with itself when a mark is typed over before the lost answer is known', async () => {
    device.server.fate = 'answer lost';
    await tab.unsent.put([typed()]);
    await tab.send();
    await tab.unsent.put([typed({ mark: '106', typedAt: '2026-11-26T10:43:00.000Z' })]);
    tab.close();
    tab = await device.tab();
    device.server.fate = 'answered';
    await tab.send();
    expect([device.server.history.get(keyOf(typed())), tab.unsent.marks()]).toEqual([[104, 106], []]);
  });

  it('never writes over somebody else’s mark: both stay, until the person decides', async () => {
    device.server.write(typed(), 99);
    await tab.unsent.put([typed()]);
    await tab.send();
    const [kept] = tab.unsent.marks();
    expect([kept?.mark, kept?.refused?.state, kept?.refused?.now?.value]).toEqual(['104', 'conflict', 99]);
    await tab.send();
    expect(device.server.requests).toHaveLength(1);

    await tab.unsent.put([typed({ previous: { value: 99, code: null } })]);
    await tab.send();
    expect([standing(), tab.unsent.marks()]).toEqual([[104], []]);
  });

  it('lets a mark go that the person gives up', async () => {
    device.server.write(typed(), 99);
    await tab.unsent.put([typed()]);
    await tab.send();
    await tab.unsent.drop([typed()]);
    await tab.send();
    expect([standing(), tab.unsent.marks()]).toEqual([[99], []]);
  });

  it('sends the other marks when one may not be sent', async () => {
    const save = device.server.save;
    device.server.save = async (schoolId, marks) => {
      const before = device.server.fate;
      if (marks.some(({ pupilId }) => pupilId === 'gone')) device.server.fate = 404;
      return save(schoolId, marks).finally(() => (device.server.fate = before));
    };
    const marks = ['amira', 'gone', 'jakub', 'zofia', 'leon'].map((pupilId) => typed({ pupilId }));
    await tab.unsent.put(marks);
    await tab.send();
    await tab.send();
    expect(device.server.standing.size).toBe(4);
    expect(tab.unsent.marks().map(({ pupilId, refused }) => [pupilId, refused?.state])).toEqual([['gone', 'invalid']]);
  });

  it('keeps marks when the session has ended', async () => {
    device.server.fate = 401;
    await tab.unsent.put([typed()]);
    await tab.send();
    expect([tab.unsent.marks().length, tab.sending.state()]).toEqual([1, 'idle']);
  });

  it('sends by itself what was left from before a reload', async () => {
    device.server.fate = 'lost';
    await tab.unsent.put([typed()]);
    await tab.send();
    tab.close();
    device.server.fate = 'answered';
    tab = await device.tab();
    await tab.send();
    expect([standing(), tab.unsent.marks()]).toEqual([[104], []]);
  });

  it('does not send twice from two tabs, and both see what is left', async () => {
    const other = await device.tab();
    const heard: string[] = [];
    other.sending.answers.subscribe((outcomes) => heard.push(...outcomes.map(({ state }) => state)));
    await tab.unsent.put([typed()]);
    await other.unsent.put([typed({ pupilId: 'jakub', mark: '88' })]);
    await Promise.all([tab.send(), other.send()]);
    await Promise.all([tab.send(), other.send()]);
    expect(device.server.requests.flat()).toHaveLength(2);
    expect(heard).toEqual(['saved', 'saved']);
    expect([tab.unsent.marks(), other.unsent.marks()]).toEqual([[], []]);
    other.close();
  });
});
