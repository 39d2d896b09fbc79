import type { ResultCode as CodeName } from '@headway/domain';
import type { ResultCode } from './result-row';

const letters: Record<CodeName, ResultCode> = { absent: 'A', 'not-assessed': 'N', below: 'B' };

/** The letter a code is stored as. */
export const letterOf = (code: CodeName): ResultCode => letters[code];
