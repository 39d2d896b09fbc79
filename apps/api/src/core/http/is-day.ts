import { isIsoDate } from '@headway/domain';
import { ValidateBy, type ValidationOptions } from 'class-validator';

const earliest = '1990-01-01';
const latest = '2099-12-31';

/** A day that exists and that a school may mean, written yyyy-mm-dd. */
export const IsDay = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isDay',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && isIsoDate(value) && value >= earliest && value <= latest,
        defaultMessage: () => 'Give a day from 1990 to 2099 as yyyy-mm-dd.',
      },
    },
    options,
  );
