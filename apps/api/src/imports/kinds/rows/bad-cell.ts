import type { ImportField } from '../../mapping/import-mapping';

/** A cell that cannot be taken; ends the reading of its row. */
export class BadCell extends Error {
  constructor(
    readonly field: ImportField,
    readonly found: string,
    why: string,
  ) {
    super(`${why.charAt(0).toUpperCase()}${why.slice(1).replace(/\.$/, '')}`);
  }
}

/** The same of what only some may know: its row says where it stands, whom it is about is written down nowhere. */
export class SecretCell extends BadCell {}
