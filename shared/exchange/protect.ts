/**
 * Protection of small numbers in a table that leaves the coordinator (ADR 0059). A number of 1 to `threshold - 1` people is not
 * told, and enough besides is left untold that no row and no column gives it away: for everything untold there is another
 * table which would look exactly the same to a reader.
 */

/** few: 1 to `threshold - 1`. hidden: untold so that another number can not be worked out. */
export type Shown = number | 'few' | 'hidden';

export interface ProtectedTable {
  readonly cells: readonly (readonly Shown[])[];
  readonly rowTotals: readonly Shown[];
  readonly columnTotals: readonly Shown[];
  readonly grandTotal: Shown;
  /** Rows that the column totals and the grand total leave out. */
  readonly notInTotals: readonly number[];
}

/** With fewer than this, `few` would be one number. */
export const leastThreshold = 3;

export interface ProtectOptions {
  readonly threshold: number;
  /**
   * Rows that must not be told at all, whatever they hold: those where the total of another table with the same rows is
   * too small to tell.
   */
  readonly untoldRows?: readonly number[];
  /** Columns that another table tells as its row totals: they are told, so their row is untold where they are too small. */
  readonly toldColumns?: readonly number[];
}

/** `cells`: rows of whole numbers >= 0, all of one length. Totals of rows are told; those of columns as far as they can be. */
export function protectTable(cells: readonly (readonly number[])[], options: ProtectOptions): ProtectedTable {
  const { threshold } = options;
  if (threshold < leastThreshold) throw new Error('a threshold that protects nothing');
  const columns = cells[0]?.length ?? 0;
  const isFew = (value: number) => value > 0 && value < threshold;
  const told = options.toldColumns ?? [];
  const out = new Set(options.untoldRows ?? []);
  for (const [row, values] of cells.entries()) {
    if (isFew(sum(values)) || told.some((column) => isFew(values[column] ?? 0))) out.add(row);
  }
  for (;;) {
    const kept = cells.flatMap((values, row) => (out.has(row) ? [] : [{ row, values }]));
    const grid = new Grid(
      kept.map(({ values }) => values),
      columns,
      threshold,
      new Set(told),
    );
    const exposed = grid.protect();
    if (exposed === undefined) return toTable(cells, kept, grid, { isFew, untold: new Set(options.untoldRows) });
    // Nothing in the table can stand beside it: its row goes whole, with what it gives to the totals.
    const row = kept[exposed]?.row;
    if (row === undefined) throw new Error('a total is exposed by no row');
    out.add(row);
  }
}

function toTable(
  cells: readonly (readonly number[])[],
  kept: readonly { readonly row: number }[],
  grid: Grid,
  { isFew, untold }: { readonly isFew: (value: number) => boolean; readonly untold: ReadonlySet<number> },
): ProtectedTable {
  const places = new Map(kept.map(({ row }, index) => [row, index]));
  const columns = cells[0]?.length ?? 0;
  const line = (place: number | undefined): Shown[] =>
    Array.from({ length: columns }, (_, column) => (place === undefined ? 'hidden' : grid.shown(place, column)));
  return {
    cells: cells.map((_, row) => line(places.get(row))),
    rowTotals: cells.map((values, row) => (isFew(sum(values)) ? 'few' : untold.has(row) ? 'hidden' : sum(values))),
    columnTotals: line(kept.length === 0 ? undefined : kept.length),
    grandTotal: kept.length === 0 ? 'hidden' : sum(kept.map(({ row }) => sum(cells[row] ?? []))),
    notInTotals: cells.flatMap((_, row) => (places.has(row) ? [] : [row])),
  };
}

interface Edge {
  readonly row: number;
  readonly column: number;
  /** Whether it grows by the shift, or falls. */
  readonly sign: 1 | -1;
}

/**
 * The table as a graph: rows (the totals of the columns are the last one) and columns are its nodes, numbers its edges. Going
 * round a ring of untold numbers, adding and taking away in turn, changes no total that is told: a number on such a ring,
 * with room for the change, is protected.
 */
class Grid {
  readonly #values: readonly (readonly number[])[];
  readonly #columns: number;
  readonly #threshold: number;
  readonly #told: ReadonlySet<number>;
  readonly #untold: ('few' | 'hidden' | undefined)[][];

  constructor(rows: readonly (readonly number[])[], columns: number, threshold: number, told: ReadonlySet<number>) {
    const totals = Array.from({ length: columns }, (_, column) => sum(rows.map((row) => row[column] ?? 0)));
    this.#values = [...rows, totals];
    this.#columns = columns;
    this.#threshold = threshold;
    this.#told = told;
    this.#untold = this.#values.map((row) => row.map((value) => (value > 0 && value < threshold ? 'few' : undefined)));
  }

  shown(row: number, column: number): Shown {
    return this.#untold[row]?.[column] ?? this.#value(row, column);
  }

  /** Hides what must be hidden besides. Gives a row that holds what nothing can protect, or undefined when all is. */
  protect(): number | undefined {
    for (const [row, values] of this.#values.entries()) {
      for (const column of values.keys()) {
        if (this.#untold[row]?.[column] !== 'few') continue;
        const ring = this.#ringThrough(row, column);
        if (ring === undefined) return this.#isTotal(row) ? this.#firstRowIn(column) : row;
        for (const edge of ring) {
          const line = this.#untold[edge.row];
          if (line !== undefined) line[edge.column] ??= 'hidden';
        }
      }
    }
    return undefined;
  }

  /** The cheapest ring: of what is untold already where there is one, else through the smallest numbers. */
  #ringThrough(row: number, column: number): readonly Edge[] | undefined {
    let best: { readonly cost: number; readonly edges: readonly Edge[] } | undefined;
    for (let size = 1; size <= this.#threshold - 2; size += 1) {
      for (const shift of [size, -size]) {
        if (!this.#hasRoom({ row, column, sign: 1 }, shift)) continue;
        const path = this.#cheapestPath(row, column, shift);
        if (path !== undefined && (best === undefined || path.cost < best.cost)) best = path;
      }
    }
    return best?.edges;
  }

  /** From the column back to the row, without the number itself (Bellman's relaxation; tables are small). */
  #cheapestPath(row: number, column: number, shift: number) {
    const rows = this.#values.length;
    const nodes = rows + this.#columns;
    const cost = Array<number>(nodes).fill(Number.POSITIVE_INFINITY);
    const via = Array<Edge | undefined>(nodes).fill(undefined);
    const start = rows + column;
    cost[start] = 0;
    for (let changed = true; changed; ) {
      changed = false;
      for (let r = 0; r < rows; r += 1) {
        for (let c = 0; c < this.#columns; c += 1) {
          if (r === row && c === column) continue;
          const price = this.#price(r, c);
          // From a column to a row it takes away what was added; on to the next column it adds again.
          const steps = [
            { from: rows + c, to: r, edge: { row: r, column: c, sign: -1 } as const },
            { from: r, to: rows + c, edge: { row: r, column: c, sign: 1 } as const },
          ];
          for (const { from, to, edge } of steps) {
            const next = (cost[from] ?? 0) + price;
            if (!(next < (cost[to] ?? 0)) || to === start || !this.#hasRoom(edge, shift)) continue;
            if (from === row) continue;
            cost[to] = next;
            via[to] = edge;
            changed = true;
          }
        }
      }
    }
    const total = cost[row] ?? Number.POSITIVE_INFINITY;
    if (!Number.isFinite(total)) return undefined;
    const edges: Edge[] = [];
    for (let node = row; node !== start; ) {
      const edge = via[node];
      if (edge === undefined) throw new Error('a path without an edge');
      edges.push(edge);
      node = node < rows ? rows + edge.column : edge.row;
    }
    return { cost: total, edges };
  }

  /** What is untold costs next to nothing; a total more than a number; what stands told elsewhere can not be hidden. */
  #price(row: number, column: number): number {
    if (this.#untold[row]?.[column] !== undefined) return 0.001;
    if (this.#told.has(column)) return Number.POSITIVE_INFINITY;
    return this.#value(row, column) + (this.#isTotal(row) ? 50 : 1);
  }

  /** Whether a reader would see the same mark after the change. A total moves against the numbers that it is the sum of. */
  #hasRoom({ row, column, sign }: Edge, shift: number): boolean {
    if (this.#told.has(column)) return false;
    const before = this.#value(row, column);
    if (before === 0) return false;
    const after = before + (this.#isTotal(row) ? -sign : sign) * shift;
    return before < this.#threshold ? after >= 1 && after < this.#threshold : after >= this.#threshold;
  }

  #isTotal(row: number): boolean {
    return row === this.#values.length - 1;
  }

  #firstRowIn(column: number): number | undefined {
    const row = this.#values.findIndex((values, index) => !this.#isTotal(index) && (values[column] ?? 0) > 0);
    return row === -1 ? undefined : row;
  }

  #value(row: number, column: number): number {
    return this.#values[row]?.[column] ?? 0;
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
