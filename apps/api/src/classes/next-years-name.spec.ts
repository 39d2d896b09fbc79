import { nextYearsName } from './next-years-name';

describe('the name of a set a year later', () => {
  it.each([
    ['9 Maths 1', 9, '10 Maths 1'],
    ['9x/Ma1', 9, '10x/Ma1'],
    ['Y9 Set 2', 9, 'Y10 Set 2'],
    ['Year 5 Phonics', 5, 'Year 6 Phonics'],
    ['Maths 1', 9, 'Maths 1'],
    ['90 minutes', 9, '90 minutes'],
    ['9 Maths 1', 8, '9 Maths 1'],
    ['9 Maths 1', null, '9 Maths 1'],
  ])('%s of Year %s is %s', (name, year, next) => {
    expect(nextYearsName(name, year)).toBe(next);
  });
});
