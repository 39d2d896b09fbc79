import { earlierSchool } from './earlier-school';

const own = { number: '9991234', name: 'Wrenfield Primary School' };
const of = (written: string, entryDate: string | null = '2023-09-04', windowId = 20226) =>
  earlierSchool({ written, windowId, entryDate }, own);

describe('earlierSchool', () => {
  it.each([['9991234 Wrenfield Primary School'], ['9991234 Wrenfield (old name)'], ['wrenfield primary school']])(
    'takes %s for this school, whenever the pupil came',
    (written) => {
      expect(of(written)).toBeNull();
    },
  );

  it.each([
    ['9994321 Larkrise Infant School', 'Larkrise Infant School'],
    ['9994321', '9994321'],
    ['Larkrise Infant School', 'Larkrise Infant School'],
  ])('names another school: %s', (written, name) => {
    expect(of(written)).toBe(name);
  });

  it('knows a school without a number by its name', () => {
    const result = { written: '9991234 Wrenfield Primary School', windowId: 20226, entryDate: null };
    expect(earlierSchool(result, { ...own, number: null })).toBeNull();
  });

  it.each([
    ['the summer before', 20226, 'An earlier school'],
    ['the half term of coming', 20231, null],
    ['a spring before', 20223, 'An earlier school'],
    ['a later half term', 20236, null],
  ])('tells by the day of entry where nothing is said: %s', (_what, windowId, school) => {
    expect(of('', '2023-09-04', windowId)).toBe(school);
  });

  it('says nothing where the day of entry is not known', () => {
    expect(of('', null)).toBeNull();
  });
});
