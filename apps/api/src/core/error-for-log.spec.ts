import { QueryFailedError } from 'typeorm';
import { errorForLog } from './error-for-log';

describe('an error in the log', () => {
  it('does not quote the row that a database error is about', () => {
    const said = Object.assign(new Error('invalid input syntax for type integer: "Perpetua"'), {
      code: '23505',
      table: 'pupil',
      constraint: 'pupil_upn_unique',
      detail: 'Key (school_id, upn)=(1, A999123419001) already exists.',
    });
    const told = errorForLog(new QueryFailedError('INSERT INTO pupil', ['Perpetua'], said));
    expect(told).toMatch(/^QueryFailedError 23505 pupil pupil_upn_unique\n\s+at /);
    expect(told).not.toMatch(/Perpetua|A999123419001|INSERT/);
  });

  it('tells the rest as it is', () => {
    expect(errorForLog(new TypeError('x is not a function'))).toMatch(/^TypeError: x is not a function\n\s+at /);
    expect(errorForLog('a string thrown')).toBe('An error that is none.');
  });
});
