import type {
  ColumnMappingDto,
  FileColumnDto,
  ImportMappingDto,
  NewScaleDto,
  SubjectMappingDto,
} from '@headway/api-client';
import type { ImportField } from '../file-kinds';

/** Fields on which the subjects of a file, and so their scales, depend. */
const DECIDES_SUBJECTS: readonly ImportField[] = ['subject', 'result', 'mark'];

/** What a column is matched to, or null when it is left out. */
export function columnOf(mapping: ImportMappingDto, index: number): ColumnMappingDto | null {
  return mapping.columns.find(({ column }) => column === index) ?? null;
}

/** Matches a column to a field; '' leaves it out. Results are of the subject the column is called by, until another is said. A field that can be there once is taken from the column that had it. */
export function withField(mapping: ImportMappingDto, column: FileColumnDto, field: ImportField | ''): ImportMappingDto {
  const others = mapping.columns.filter(
    (each) => each.column !== column.index && (each.field !== field || field === 'mark'),
  );
  if (field === '') return { ...mapping, columns: others };
  const matched = {
    column: column.index,
    header: column.name,
    field,
    subject: field === 'mark' ? column.name : null,
    window: null,
  };
  return { ...mapping, columns: [...others, matched].sort((a, b) => a.column - b.column) };
}

/** Says which subject or half term a column of results holds. */
export function withColumn(
  mapping: ImportMappingDto,
  index: number,
  change: Partial<Pick<ColumnMappingDto, 'subject' | 'window'>>,
): ImportMappingDto {
  const columns = mapping.columns.map((each) => (each.column === index ? { ...each, ...change } : each));
  return { ...mapping, columns };
}

/** Whether the subjects must be read again from the file after this change. */
export function subjectsChange(before: ImportMappingDto, after: ImportMappingDto): boolean {
  const deciding = ({ columns }: ImportMappingDto): string =>
    JSON.stringify(
      columns
        .filter(({ field }) => DECIDES_SUBJECTS.includes(field))
        .map(({ column, field, subject }) => [column, field, subject]),
    );
  return deciding(before) !== deciding(after);
}

export function withSubject(
  mapping: ImportMappingDto,
  name: string,
  change: Partial<SubjectMappingDto>,
): ImportMappingDto {
  const subjects = mapping.subjects.map((each) => (each.name === name ? { ...each, ...change } : each));
  return { ...mapping, subjects };
}

/** Moves a step of a scale one place towards the top (1) or the bottom (−1); the values stay where they are. */
export function withStepMoved(scale: NewScaleDto, place: number, by: 1 | -1): NewScaleDto {
  const labels = scale.steps.map(({ label }) => label);
  const [moved, other] = [labels[place], labels[place + by]];
  if (moved === undefined || other === undefined) return scale;
  labels[place] = other;
  labels[place + by] = moved;
  return { ...scale, steps: scale.steps.map(({ value }, i) => ({ value, label: labels[i] ?? '' })) };
}

/** A scale of another kind on the same values: what the kind has of its own comes with it. */
export function withKind(scale: NewScaleDto, kind: NewScaleDto['kind']): NewScaleDto {
  const normed = kind === 'standardised';
  return {
    ...scale,
    kind,
    mean: normed ? 100 : null,
    sd: normed ? 15 : null,
    threshold: kind === 'scaled' ? 100 : null,
    steps: kind === 'ordinal' ? scale.steps : [],
  };
}
