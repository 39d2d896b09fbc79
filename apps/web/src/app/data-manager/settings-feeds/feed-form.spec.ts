import { feed, savedMapping } from '../../../testing/feeds';
import { canBeFullRoll, emptyFeed, faultsOf, formOfFeed, limitExample, wishOf } from './feed-form';

const roll = savedMapping();
const marks = savedMapping({ id: 'marks', name: 'Marks', kind: 'results' });
const mappings = [roll, marks];
const typed = { ...emptyFeed, name: ' Nightly roll ', mappingId: roll.id, fullRoll: true };

describe('a feed as it is typed', () => {
  it('comes from a feed and gives it back as it was, whatever its share', () => {
    for (const mostShare of [0, 0.07, 0.1, 0.29, 0.333, 1]) {
      const given = feed({ mostShare });
      const { name, savedMappingId, fullRoll, mostChanges } = given;
      const wish = wishOf(formOfFeed(given), mappings);
      expect(wish).toEqual({ name, savedMappingId, fullRoll, mostChanges, mostShare: expect.closeTo(mostShare, 10) });
    }
  });

  it('is a full roll only where its files list pupils', () => {
    expect(wishOf(typed, mappings)).toMatchObject({ name: 'Nightly roll', fullRoll: true });
    expect(wishOf({ ...typed, mappingId: 'marks' }, mappings)).toMatchObject({ fullRoll: false });
    const transfer = { ...typed, files: 'formats' } as const;
    expect(wishOf(transfer, mappings)).toMatchObject({ savedMappingId: null, fullRoll: true });
    expect(canBeFullRoll({ ...typed, mappingId: '' }, mappings)).toBe(false);
  });

  it('names what is wrong before anything is sent', () => {
    expect(faultsOf(typed, mappings)).toEqual({});
    expect(Object.keys(faultsOf(emptyFeed, mappings)).sort()).toEqual(['mappingId', 'name']);
    expect(faultsOf({ ...typed, mappingId: 'forgotten' }, mappings).mappingId).toBe('Choose how its files are read.');
    expect(faultsOf({ ...typed, files: 'formats', mappingId: '' }, [])).toEqual({});
    for (const mostChanges of ['', '-1', '2.5', 'all', '1000001']) {
      expect(faultsOf({ ...typed, mostChanges }, mappings).mostChanges).toBeDefined();
    }
    for (const mostShare of ['', '-1', '101', '10%']) {
      expect(faultsOf({ ...typed, mostShare }, mappings).mostShare).toBeDefined();
    }
  });

  it.each([
    ['50', '10', 'up to 40 may change or leave without you; with 41, the file waits'],
    ['30', '10', 'up to 30 may change or leave without you; with 31, the file waits'],
    ['500', '29', 'up to 116 may change or leave without you; with 117'],
    ['0', '50', 'As soon as one row would change or leave, the file waits for you.'],
    ['50', '0', 'As soon as one row'],
    ['1000', '100', 'a list of 400 may change altogether'],
  ])('says what %s rows and %s%% come to', (mostChanges, mostShare, words) => {
    expect(limitExample({ ...typed, mostChanges, mostShare })).toContain(words);
  });

  it('gives no example of what is no number', () => {
    expect(limitExample({ ...typed, mostShare: 'ten' })).toBe('');
  });
});
