import type pg from "pg";

/**
 * What makes a fragment one. No JSON can say a symbol: an object from outside that looks like a fragment stays a value. By its name, since
 * a bundler may hold this module twice in one process.
 */
const isSql: unique symbol = Symbol.for("countersign.sql");

/** A piece of SQL with its values, to be set into another; values never become text. */
export type Fragment = {
  readonly [isSql]: true;
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
};

/**
 * SQL as a tagged template: `` await tx.sql<{ id: string }>`SELECT id FROM person WHERE email = ${email}` ``. Every value is a
 * parameter; a `Fragment` is set in as SQL. Column names arrive as written; bigint and numeric arrive as strings, timestamptz as Date.
 */
export type Sql = <Row extends object>(strings: TemplateStringsArray, ...values: unknown[]) => Promise<Row[]>;

/** Makes a piece of SQL that can be set into a template: `` sql`… WHERE ${fragment`state = ${state}`}` ``. */
export function fragment(strings: TemplateStringsArray, ...values: unknown[]): Fragment {
  return { [isSql]: true, strings, values };
}

/** Joins pieces of SQL, for conditions that come and go; none of them gives `otherwise`. */
export function join(pieces: readonly Fragment[], between: " AND " | " OR " | ", ", otherwise: Fragment): Fragment {
  const [first, ...rest] = pieces;
  if (first === undefined) return otherwise;
  const strings: string[] = [...first.strings];
  const values: unknown[] = [...first.values];
  for (const piece of rest) {
    strings[strings.length - 1] += between + (piece.strings[0] ?? "");
    strings.push(...piece.strings.slice(1));
    values.push(...piece.values);
  }
  return { [isSql]: true, strings, values };
}

/** Runs tagged SQL on one connection. */
export function sqlOn(connection: Pick<pg.ClientBase, "query">): Sql {
  return async <Row extends object>(strings: TemplateStringsArray, ...values: unknown[]) => {
    const { text, parameters } = flatten(strings, values);
    const answer = await connection.query<Row & pg.QueryResultRow>(text, parameters);
    return answer.rows;
  };
}

/** The text with `$1 …` and its parameters, fragments set in. */
export function flatten(
  strings: readonly string[],
  values: readonly unknown[],
): { text: string; parameters: unknown[] } {
  const parameters: unknown[] = [];
  const write = (pieces: readonly string[], given: readonly unknown[]): string =>
    pieces.reduce((text, piece, at) => {
      if (at === 0) return piece;
      const value = given[at - 1];
      if (isFragment(value)) return text + write(value.strings, value.values) + piece;
      parameters.push(value);
      return `${text}$${parameters.length}${piece}`;
    }, "");
  return { text: write(strings, values), parameters };
}

function isFragment(value: unknown): value is Fragment {
  return typeof value === "object" && value !== null && isSql in value;
}
