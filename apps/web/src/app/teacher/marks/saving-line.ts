import type { SendState } from '../../core/offline/send-marks';
import { counted } from '../../shared/words/numbers';

/** What waits on this device of the open sheet. */
export interface Waiting {
  /** On their way, or waiting for a connection. */
  readonly unsent: number;
  /** Not taken: two marks, off the scale, locked. */
  readonly refused: number;
  readonly state: SendState;
  readonly storedOnDevice: boolean;
}

export interface SavingLine {
  readonly text: string;
  /** Something waits here that somebody should know of. */
  readonly waits: boolean;
}

/** One line that says how safe the marks are. */
export function savingLine({ unsent, refused, state, storedOnDevice }: Waiting): SavingLine {
  const where = storedOnDevice ? 'kept on this device' : 'kept on this page only';
  const not = refused > 0 ? `${counted(refused, 'mark')} not saved: please look` : '';
  if (unsent === 0) return { text: not || 'All saved', waits: refused > 0 };
  const marks = `${counted(unsent, 'mark')} ${unsent === 1 ? 'is' : 'are'}`;
  const waits = state === 'offline' || state === 'failed';
  const sending = waits ? `${marks} ${where}` : `Saving ${counted(unsent, 'mark')}`;
  return { text: not ? `${sending} · ${not}` : sending, waits: waits || refused > 0 };
}
