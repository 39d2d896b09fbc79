import { isIsoDate } from '@headway/domain';
import { ValidateBy, type ValidationOptions } from 'class-validator';

/** A day that exists, written yyyy-mm-dd. */
export const IsDay = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isDay',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isIsoDate(value),
        defaultMessage: () => 'Give a day as yyyy-mm-dd.',
      },
    },
    options,
  );
