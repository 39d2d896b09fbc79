import type { IsoDate } from '@headway/domain';
import { fieldLabel, type ImportField } from '../imports/mapping/import-mapping';
import type { Cell } from './export-kind';

/** Headings as an import knows them. */
export const headings = (...fields: ImportField[]): string[] => fields.map(fieldLabel);

/** The columns by which every row of a pupil begins. */
export const pupilHeadings = headings('upn', 'surname', 'forename');

/** The pupil of a row. */
export interface PupilOfRow {
  upn: string;
  surname: string;
  forename: string;
}

export const pupilCells = ({ upn, surname, forename }: PupilOfRow): Cell[] => [upn, surname, forename];

/** The pupil's columns in SQL, of a pupil called p. */
export const pupilSql = `p.upn, p.legal_surname AS surname, p.legal_forename AS forename`;

/** Rows of pupils in the order in which their ids are given, as $2. */
export const orderSql = 'array_position($2::uuid[], p.id)';

/** As it is written in England: 31/08/2026. */
export const dayCell = (day: IsoDate | null): string | null => day && day.split('-').reverse().join('/');
