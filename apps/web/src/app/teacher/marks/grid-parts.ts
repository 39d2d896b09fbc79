import { GridCursor } from './grid-cursor';
import { GridHands } from './grid-hands';
import { MarkBook } from './mark-book';
import { MarkEntry } from './mark-entry';
import { MarkRows } from './mark-rows';
import { PasteBlock } from './paste-block';

/** What a page with a grid provides beside its source: one of each for every grid. */
export const GRID_PARTS = [MarkBook, MarkRows, GridCursor, MarkEntry, GridHands, PasteBlock] as const;
