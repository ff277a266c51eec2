type Filters = Readonly<Record<string, string | undefined>>;

/** An address of a list: its filters, some of them changed; an empty one is left out, so that one view has one address. */
export function addressWith(path: string, filters: Filters, changes: Filters): string {
  const kept = Object.entries({ ...filters, ...changes }).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const search = new URLSearchParams(kept).toString();
  return search === "" ? path : `${path}?${search}`;
}
