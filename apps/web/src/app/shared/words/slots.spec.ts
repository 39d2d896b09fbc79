import { slotWords } from './slots';

it('says days of one time together', () => {
  const at = (weekday: number, startsAt: string) => ({ weekday, startsAt, minutes: 20 });
  expect(slotWords([at(1, '09:10'), at(3, '09:10'), at(5, '11:00')])).toBe('Mon Wed 09:10, Fri 11:00');
});
