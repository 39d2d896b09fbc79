import { suggestedRole } from './role-words';

describe('the role that words for a job suggest', () => {
  it.each([
    ['Class Teacher', 'class-teacher'],
    ['Year 4 teacher (ECT)', 'class-teacher'],
    ['HLTA', 'teaching-assistant'],
    ['Teaching Assistant', 'teaching-assistant'],
    ['Assistant Head / SENDCo', 'senco'],
    ['Deputy Headteacher', 'senior-leader'],
    ['Head of Maths', 'subject-leader'],
    ['Phonics lead', 'subject-leader'],
    ['School Business Manager', 'business-manager'],
    ['Data Manager', 'data-manager'],
    ['Chair of Governors', 'governor'],
    ['Trust CEO', 'trust-leader'],
  ])('%s: %s', (words, role) => expect(suggestedRole(words)).toBe(role));

  it.each(['Caretaker', 'Kitchen staff', 'Headset technician', ''])('%p suggests none', (words) =>
    expect(suggestedRole(words)).toBeNull(),
  );
});
