import { Transform } from 'class-transformer';

/** A text without the spaces around it, so that spaces alone are no name and no reason. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
