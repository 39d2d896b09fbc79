import { cutText } from './cut-text';

/** A name out of the file may stand in a message, and be as long as the file. */
const longestMessage = 500;

/** A file that cannot be brought in as it is; the message says where and what to do, for the person who chose it. */
export class UnreadableFile extends Error {
  constructor(message: string) {
    super(message.length > longestMessage ? `${cutText(message, longestMessage)} …` : message);
  }
}
