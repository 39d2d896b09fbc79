import type { IsoDate } from '@headway/domain';
import { BadCell, SecretCell } from '../rows/bad-cell';
import type { PupilOnRoll } from '../rows/roll';
import type { RowCells } from '../rows/row-cells';
import {
  type CharacteristicKind,
  characteristicKinds,
  needToKnow,
  parseKind,
  parseValues,
} from './characteristic-words';

/** What a row states of one fact. */
export interface ReadFact {
  row: number;
  pupil: PupilOnRoll;
  kind: CharacteristicKind;
  /** Null: it does not hold. */
  value: string | null;
  startsOn: IsoDate | undefined;
  endsOn: IsoDate | null | undefined;
}

/**
 * The facts of a row: the one it names, and those of its columns.
 * @throws BadCell; where the row may be about something that only some may know, a SecretCell
 */
export function readFacts(cells: RowCells, pupil: PupilOnRoll): ReadFact[] {
  try {
    return factsIn(cells, pupil);
  } catch (error) {
    if (!(error instanceof BadCell && mayBeSecret(cells, error))) throw error;
    throw new SecretCell(error.field, error.field === 'characteristic' ? error.found : '', error.message);
  }
}

function factsIn(cells: RowCells, pupil: PupilOnRoll): ReadFact[] {
  const startsOn = cells.day('starts-on');
  const endsOn = cells.end('ends-on');
  if (startsOn && endsOn && endsOn < startsOn) {
    throw new BadCell('ends-on', cells.text('ends-on'), 'it would have ended before it began');
  }
  const dates = { row: cells.row, pupil, startsOn, endsOn };
  const facts: ReadFact[] = [];
  if (cells.has('characteristic')) {
    const kind = cells.needed('characteristic', parseKind);
    const text = cells.words('value') ?? impliedBy(kind);
    const values = parseValues(kind, text);
    if (!values.ok) throw new BadCell('value', text, values.because);
    facts.push(...values.value.map((value) => ({ ...dates, kind, value })));
  } else if (cells.mapped('characteristic') && cells.has('value')) {
    throw new BadCell('characteristic', '', 'there is a value, but nothing says of what');
  }
  for (const kind of characteristicKinds) {
    const text = cells.words(kind);
    if (text === undefined) continue;
    const values = parseValues(kind, text);
    if (!values.ok) throw new BadCell(kind, text, values.because);
    facts.push(...values.value.map((value) => ({ ...dates, kind, value })));
  }
  return facts;
}

/** A kind that cannot be read may be a misspelt “looked after”. */
function mayBeSecret(cells: RowCells, { field }: BadCell): boolean {
  const secret: ReadonlySet<string> = needToKnow;
  if (secret.has(field)) return true;
  if (!cells.has('characteristic')) return false;
  const kind = parseKind(cells.text('characteristic'));
  return !kind.ok || secret.has(kind.value);
}

/** Naming a yes-or-no fact is saying that it holds. */
const impliedBy = (kind: CharacteristicKind): string =>
  (['sen', 'sen-need', 'ethnicity', 'tag'] as CharacteristicKind[]).includes(kind) ? '' : 'yes';
