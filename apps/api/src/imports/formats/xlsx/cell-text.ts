import type { NumberFormat } from './number-formats';

/** What Excel itself allows in a cell. */
export const longestCell = 32_767;

const dayMs = 86_400_000;
const from1900 = Date.UTC(1899, 11, 30);
const days1904 = 1_462;
/** 31 December 9999, the last day Excel knows. */
const lastDay = 2_958_465;
/** More than any mark has; what is beyond comes from counting in twos. */
const decimals = 9;

/** A number as the person sees it in the sheet. */
export function numberText(value: number, format: NumberFormat, from1904: boolean): string {
  switch (format.kind) {
    case 'date':
    case 'date-time': {
      const days = value + (from1904 ? days1904 : 0);
      return days < 0 || days > lastDay ? plainNumber(value) : dateText(days, format.kind);
    }
    case 'time':
      return value < 0 || value >= 1 ? plainNumber(value) : timeOf(value);
    case 'percent':
      return `${plainNumber(value * 100)}%`;
    case 'padded':
      return Number.isInteger(value) && value >= 0 ? String(value).padStart(format.digits, '0') : plainNumber(value);
    default:
      return plainNumber(value);
  }
}

/** Without an exponent, and without the zeros and slips of floating point. */
function plainNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString();
  if (Math.abs(value) >= 1e15) return String(value);
  const text = Number(value.toPrecision(15))
    .toFixed(decimals)
    .replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

/** @param days since 30 December 1899. */
function dateText(days: number, kind: 'date' | 'date-time'): string {
  // Excel counts a 29 February 1900 that never was: days before it are one further on.
  const real = days < 60 ? days + 1 : days;
  const day = new Date(from1900 + Math.floor(real) * dayMs).toISOString().slice(0, 10);
  const time = timeOf(real % 1);
  return kind === 'date' || time === '00:00' ? day : `${day} ${time}`;
}

function timeOf(partOfDay: number): string {
  const minutes = Math.min(Math.round(partOfDay * 1440), 1439);
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** A day or time written out, as the strict edition of the format does: 2026-09-01T00:00:00. */
export const isoText = (text: string): string => text.replace(/T00:00(:00(\.0+)?)?Z?$/, '').replace('T', ' ');

/** Text as typed: characters that XML cannot hold are written _x000D_; those that cannot be seen are left out. */
export function plainText(text: string): string {
  const typed = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
  return typed.replace(/(?![\t\n\r])\p{Cc}/gu, '');
}
