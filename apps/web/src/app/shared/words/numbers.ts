const MINUS = '−';

const POUNDS = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: 0 });
const POUNDS_AND_PENCE = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

/** A number with a true minus sign; `digits` after the point. */
export function plain(value: number, digits = 0): string {
  const rounded = value.toFixed(digits);
  return Number(rounded) === 0 ? rounded.replace('-', '') : rounded.replace('-', MINUS);
}

/** The same with its sign always said: +0.34, −0.21, 0.00. */
export function signed(value: number, digits = 2): string {
  const text = plain(value, digits);
  return Number(value.toFixed(digits)) > 0 ? `+${text}` : text;
}

/** Whole pounds: £318. */
export function pounds(value: number): string {
  return POUNDS.format(value).replace('-', MINUS);
}

/** Pounds and pence: £27.40. */
export function poundsAndPence(value: number): string {
  return POUNDS_AND_PENCE.format(value).replace('-', MINUS);
}

/** "1 pupil", "2 pupils". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
