/** One line of a comparison: kept, taken out, or put in. */
export type ChangedLine = { readonly sign: " " | "-" | "+"; readonly text: string };

/** What one text changes against another, line by line: the longest lines in common stay (at most a few hundred lines each). */
export function changedLines(before: string, after: string): ChangedLine[] {
  const [old, young] = [before.split("\n"), after.split("\n")];
  const common = lengths(old, young);
  const lines: ChangedLine[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < young.length) {
    if (row < old.length && column < young.length && old[row] === young[column]) {
      lines.push({ sign: " ", text: old[row] ?? "" });
      row += 1;
      column += 1;
    } else if (
      column < young.length &&
      (row >= old.length || at(common, row, column + 1) > at(common, row + 1, column))
    ) {
      lines.push({ sign: "+", text: young[column] ?? "" });
      column += 1;
    } else {
      lines.push({ sign: "-", text: old[row] ?? "" });
      row += 1;
    }
  }
  return lines;
}

function at(table: readonly (readonly number[])[], row: number, column: number): number {
  return table[row]?.[column] ?? 0;
}

/** Of each pair of endings, how many lines they have in common in order. */
function lengths(old: readonly string[], young: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(young.length + 1).fill(0));
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = young.length - 1; column >= 0; column -= 1) {
      const same = old[row] === young[column];
      const longest = same
        ? at(table, row + 1, column + 1) + 1
        : Math.max(at(table, row + 1, column), at(table, row, column + 1));
      (table[row] as number[])[column] = longest;
    }
  }
  return table;
}
