import type { ReactNode } from "react";

type ChartFrameProps = {
  title: string;
  /** One sentence that says what the drawing shows, for those who do not see it. */
  description: string;
  /** Heads of the table behind: what the points are called, what is counted. */
  heads: [string, ...string[]];
  rows: { key: string; cells: string[] }[];
  /** `beside`: the same table stands next to the drawing already, as in a report. */
  table?: "fold" | "beside" | undefined;
  children: ReactNode;
};

/** A drawing with its title above and the table it was drawn from behind. */
export function ChartFrame({ title, description, heads, rows, table = "fold", children }: ChartFrameProps) {
  return (
    <figure className="flex min-w-0 flex-col gap-3">
      <figcaption className="flex flex-col">
        <span className="font-strong">{title}</span>
        <span className="max-w-prose text-small text-soft">{description}</span>
      </figcaption>
      {children}
      {table === "fold" && <TableBehind heads={heads} rows={rows} />}
    </figure>
  );
}

function TableBehind({ heads, rows }: Pick<ChartFrameProps, "heads" | "rows">) {
  return (
    <details className="text-small">
      <summary className="w-fit text-soft hover:text-ink" data-furniture>
        The table behind
      </summary>
      <table className="mt-2 border-collapse text-left">
        <thead>
          <tr className="border-rule border-b">
            {heads.map((head, at) => (
              <th key={head} scope="col" className={at === 0 ? "py-1 pr-8" : "py-1 pl-4 text-right"}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} className="border-rule border-b">
              <th scope="row" className="py-1 pr-8 font-normal">
                {key}
              </th>
              {cells.map((cell, at) => (
                <td key={heads[at + 1]} className="py-1 pl-4 text-right whitespace-nowrap">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
