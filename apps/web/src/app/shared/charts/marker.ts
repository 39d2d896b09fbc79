import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle, type SymbolType } from 'd3-shape';

/** Chart categories, order fixed: 1 reading, 2 writing, 3 maths. Each has its colour and its own shape. */
export type Category = 1 | 2 | 3 | 4 | 5 | 6;

const SHAPES: Readonly<Record<Category, SymbolType>> = {
  1: symbolCircle,
  2: symbolSquare,
  3: symbolTriangle,
  4: symbolDiamond,
  5: symbolCircle,
  6: symbolSquare,
};

/** Categories five and six repeat a shape, hollow. */
export function isHollow(category: Category): boolean {
  return category > 4;
}

/** The marker around (0, 0), as large as a circle of this radius. */
export function markerPath(category: Category, radius: number): string {
  return symbol(SHAPES[category], Math.PI * radius * radius)() ?? '';
}
