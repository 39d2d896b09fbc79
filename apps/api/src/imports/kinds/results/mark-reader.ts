import { type IsoDate, notParsed, numberIn, parsed, type Parsed, parseEnglishDate, parseMark } from '@headway/domain';
import type { ResultCode } from '../../../assessments/result-row';
import { letterOf } from '../../../assessments/result-code';
import type { KnownSubject } from './read-results';

export interface ReadMark {
  value: number | null;
  code: ResultCode | null;
}

type OnScale = Pick<KnownSubject, 'scaleId' | 'scale'>;

/** More different marks than this are not worth remembering. */
const remembered = 10_000;

/** Reads marks, their standard errors and test dates. Remembers what it has read: a file has few different marks. */
export class MarkReader {
  private readonly read = new Map<string, Parsed<ReadMark>>();

  constructor(private readonly today: IsoDate) {}

  mark(text: string, on: OnScale): Parsed<ReadMark> {
    const key = `${on.scaleId} ${text}`;
    const known = this.read.get(key);
    if (known) return known;
    const result = this.parse(text, on);
    if (this.read.size < remembered) this.read.set(key, result);
    return result;
  }

  /** Nothing when the cell is empty. */
  standardError(text: string): Parsed<number | null> {
    if (text === '') return parsed(null);
    const value = numberIn(text);
    if (value === null || value < 0) return notParsed('A standard error is a number from 0 up');
    return parsed(value);
  }

  /** Nothing when the cell is empty. */
  testDate(text: string): Parsed<IsoDate | null> {
    if (text === '') return parsed(null);
    const date = parseEnglishDate(text);
    return date.ok && date.value > this.today ? notParsed('This day is still to come') : date;
  }

  private parse(text: string, { scale }: OnScale): Parsed<ReadMark> {
    const mark = parseMark(text, scale);
    if (!mark.ok) return mark;
    switch (mark.value.kind) {
      case 'value':
        return parsed({ value: mark.value.value, code: null });
      case 'code':
        return parsed({ value: null, code: letterOf(mark.value.code) });
      case 'empty':
        return notParsed('There is no result');
    }
  }
}
