import { kindOfFile } from '../field-words';

/** Establishments as Get Information About Schools lists them: one row is the school's own. */
export const schoolFields = kindOfFile({
  label: 'Details of the school',
  needed: ['urn', 'establishment-name'],
  subjects: null,
  fields: {
    urn: { label: 'URN', names: ['urn', 'uniquereferencenumber'] },
    'establishment-name': { label: 'Name of the school', names: ['establishmentname', 'schoolname'] },
    'la-code': { label: 'Local authority number', names: ['lacode', 'localauthoritycode', 'lanumber', 'lea', 'la'] },
    'establishment-number': {
      label: 'Establishment number',
      names: ['establishmentnumber', 'estab', 'establishmentno', 'estabnumber'],
    },
    phase: { label: 'Phase', names: ['phaseofeducationname', 'phaseofeducation', 'phase'] },
  },
});
