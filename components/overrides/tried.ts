/** What the address of a simulation says. Anything may stand there: the door refuses what is none. */
export type Tried = {
  readonly instrument: string | undefined;
  readonly length: string | undefined;
  readonly by: string | undefined;
  readonly everywhere: boolean;
};

type Asked = Readonly<Record<string, string | string[] | undefined>>;
const one = (value: string | string[] | undefined) => (typeof value === "string" && value !== "" ? value : undefined);

/** What an address says is to be tried; a name that stands there twice counts as not said. */
export function triedOf(asked: Asked): Tried {
  const { instrument, length, by, everywhere } = asked;
  return { instrument: one(instrument), length: one(length), by: one(by), everywhere: everywhere === "true" };
}

/** The same in the shape that the query takes; null where nothing is chosen yet. */
export function triedInput({ instrument, length, by, everywhere }: Tried) {
  if (instrument === undefined) return null;
  const unit = by === "days" || by === "working-days" ? by : "hours";
  return { instrument, everywhere, deadline: length === undefined ? null : ({ by: unit, length } as const) };
}

/** The address of the same simulation as a file. */
export function triedAddress(tried: Tried): string {
  const { instrument = "", length, by, everywhere } = tried;
  const search = new URLSearchParams({ instrument });
  if (length !== undefined) search.set("length", length);
  if (by !== undefined) search.set("by", by);
  if (everywhere) search.set("everywhere", "true");
  return `/law/simulate/csv?${search}`;
}
