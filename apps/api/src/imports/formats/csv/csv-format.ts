import { findLayout } from '../../file/file-layout';
import type { FileFormat } from '../file-format';

/** Text with separators, and so whatever no other format knows: reading it says what is wrong with it. */
export const csvFormat: FileFormat = {
  key: 'csv',
  recognises: () => true,
  async read({ name, bytes: given }) {
    const { layout, bytes } = await findLayout(given);
    return [{ name, kind: null, layout, bytes, columns: null }];
  },
};
