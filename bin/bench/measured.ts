/** One benchmark's answer: what was measured, the limit measured beside it in the same run, and the goal their ratio must meet. */
export type Measured = {
  readonly name: string;
  /** What was done, in words: sizes, writers, rows. */
  readonly what: string;
  readonly measured: { readonly what: string; readonly value: number; readonly unit: string };
  readonly limit: { readonly what: string; readonly value: number; readonly unit: string };
  /** measured ÷ limit. */
  readonly ratio: number;
  readonly goal: { readonly is: "at least" | "at most"; readonly ratio: number };
  readonly met: boolean;
  /** Further figures that the goal names, such as memory. */
  readonly also?: Readonly<Record<string, number | string | boolean>>;
};

/** Some benchmarks share one workspace and answer several at once. */
export type Bench = (options: { readonly rows?: number }) => Promise<Measured | Measured[]>;

/** Puts the ratio against the goal. */
export function judged(given: Omit<Measured, "ratio" | "met">): Measured {
  const ratio = given.measured.value / given.limit.value;
  const met = given.goal.is === "at least" ? ratio >= given.goal.ratio : ratio <= given.goal.ratio;
  return { ...given, ratio, met };
}

/** The middle one of the values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new RangeError("no values");
  return middle;
}

/** The value that so great a part of the values does not exceed; 0.95 for p95. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)];
  if (at === undefined) throw new RangeError("no values");
  return at;
}
