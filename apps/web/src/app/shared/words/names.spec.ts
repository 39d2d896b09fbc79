import { initials } from './names';

describe('initials', () => {
  it.each([
    ['Mrs Rosa Lindqvist', 'RL'],
    ['Mr Osei', 'O'],
    ['Ms A. Okafor', 'AO'],
    ['Dr. Inés Castellano Webb', 'IW'],
    ['Émile Óg', 'ÉÓ'],
  ])('of %s are %s', (name, letters) => expect(initials(name)).toBe(letters));
});
