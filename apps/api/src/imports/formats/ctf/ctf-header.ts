import { type IsoDate, parseEnglishDate } from '@headway/domain';
import { UnreadableFile } from '../../file/unreadable-file';
import type { CtfElement } from './ctf-element';

/** A school as a transfer file names it. */
export interface CtfSchool {
  /** Local authority and establishment, seven characters. */
  number: string;
  name: string;
}

export interface CtfHeader {
  /** The day the file speaks of. */
  day: IsoDate;
  source: CtfSchool;
  /** The school whose dates of entry and leaving the file can know: that it is for, or, sent to no school, that it is from. */
  ours: CtfSchool;
  /** The file is for another school than it is from, and so says nothing of entry and leaving there. */
  transferred: boolean;
}

/** @throws UnreadableFile when the day is missing: year groups and characteristics would be of no day. */
export function headerOf(header: CtfElement): CtfHeader {
  const text = header.say('DateTime');
  const day = parseEnglishDate(text);
  if (!day.ok) {
    throw new UnreadableFile(
      `The transfer file does not say of which day it is: in the <Header> in line ${header.line} <DateTime> ${
        text === '' ? 'is missing or empty' : `says “${text.slice(0, 40)}”`
      }.`,
    );
  }
  const [source, dest] = [schoolIn(header, 'SourceSchool'), schoolIn(header, 'DestSchool')];
  const transferred = isOneSchool(dest) && dest.number !== source.number;
  return { day: day.value, source, ours: transferred ? dest : source, transferred };
}

function schoolIn(header: CtfElement, name: string): CtfSchool {
  return {
    number: `${header.say(name, 'LEA')}${header.say(name, 'Estab')}`.toUpperCase(),
    name: header.say(name, 'SchoolName'),
  };
}

/** Not a local authority (LLLL), an unknown school (XXXX) or none that is maintained (MMMM). */
const isOneSchool = ({ number }: CtfSchool): boolean => /^\d{7}$/.test(number);
