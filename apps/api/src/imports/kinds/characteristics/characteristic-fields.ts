import { kindOfFile } from '../field-words';
import { pupilOfRow } from '../pupil-of-row';
import { pupilFields } from '../pupils/pupil-fields';
import { datesOfRow } from '../rows/shared-fields';

/** Facts about pupils: one a row with its dates, or a column for each, as they are on the stated day. */
export const characteristicFields = kindOfFile({
  label: 'Characteristics',
  needed: ['upn'],
  oneOf: [
    [
      'characteristic',
      'pupil-premium',
      'sen',
      'eal',
      'meal-eligible',
      'ever6',
      'premium-criteria',
      'sen-need',
      'ethnicity',
      'looked-after',
      'previously-looked-after',
      'service-child',
      'young-carer',
      'tag',
    ],
  ],
  subjects: null,
  fields: {
    ...pupilOfRow,
    characteristic: { label: 'Characteristic', names: ['characteristic', 'fact', 'indicator'] },
    value: { label: 'Value', names: ['value', 'code', 'status'] },
    ...datesOfRow,
    'pupil-premium': pupilFields.fields['pupil-premium'],
    sen: { label: 'SEN provision', names: ['senprovision', 'sen', 'senstatus', 'sencode'] },
    eal: pupilFields.fields.eal,
    'meal-eligible': {
      label: 'Free school meals',
      names: ['freeschoolmeals', 'fsm', 'fsmeligible', 'eligibleforfreemeals', 'mealeligible'],
    },
    ever6: { label: 'Ever 6', names: ['ever6', 'ever6fsm', 'fsmever6', 'fsm6', 'fsm6p'] },
    'premium-criteria': {
      label: 'Meets premium criteria',
      names: ['meetspremiumcriteria', 'premiumcriteria'],
    },
    'sen-need': { label: 'SEN need', names: ['senneed', 'senneedtype', 'sentype', 'primaryneed', 'senprimaryneed'] },
    ethnicity: { label: 'Ethnicity', names: ['ethnicity', 'ethniccode', 'ethnicitycode'] },
    'looked-after': {
      label: 'Looked after',
      names: ['lookedafter', 'incare', 'lac', 'cla', 'childrenlookedafter', 'lookedafterpremium'],
    },
    'previously-looked-after': {
      label: 'Previously looked after',
      names: ['previouslylookedafter', 'plac', 'pla', 'postlac', 'adoptedfromcare', 'adoptedfromcarepremium'],
    },
    'service-child': {
      label: 'Service child',
      names: ['servicechild', 'service', 'servicefamily', 'serviceindicator', 'forces', 'servicechildpremium'],
    },
    'young-carer': { label: 'Young carer', names: ['youngcarer', 'carer'] },
    tag: { label: 'Tag', names: ['tag', 'tags', 'label', 'group'] },
  },
});
