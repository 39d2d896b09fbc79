import { SubjectReach } from './subject-reach';

describe('reach by subject', () => {
  it('keeps what each role reaches apart', () => {
    const reach = new SubjectReach();
    reach.add(['own', 'both'], [], 'as class-teacher');
    reach.add(['both', 'other'], [7], 'as subject-leader');
    expect([...reach.allowed]).toEqual([
      ['own', 'as class-teacher'],
      ['both', 'as class-teacher'],
      ['other', 'as subject-leader'],
    ]);
    expect(['own', 'both', 'other', 'nobody'].map((id) => reach.subjectsOf(id))).toEqual([null, null, [7], []]);
    expect([reach.covers('other', 7), reach.covers('other', 8), reach.covers('other', null)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([reach.covers('both', 8), reach.covers('own', null), reach.covers('nobody', 7)]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
