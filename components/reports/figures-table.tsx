import { classes } from "#components/ui/classes.ts";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import type { Row as ReportRow } from "#lib/reports/report.ts";
import { blankReason, meaningAnchor, type RowGroup } from "./document-parts.ts";
import { FigureValue } from "./figure-mark.tsx";

type FiguresTableProps = {
  caption: string;
  section: string;
  columns: readonly string[];
  groups: readonly RowGroup[];
  /** Where a figure opens; without it each column's head leads to what it means, further down the page. */
  open?: ((key: string) => string) | undefined;
};

/** The ledger of a section. Groups of one row each are rows of one table; a group without any record says so in one line. */
export function FiguresTable({ caption, section, columns, groups, open }: FiguresTableProps) {
  const single = groups.length > 1 && groups.every(({ rows }) => rows.length === 1);
  const headed = groups.length > 1 && !single;
  return (
    <Table caption={caption} stacked={columns.length > 2}>
      <thead>
        <tr>
          <Head className="static pl-0">
            <span className="sr-only">What is counted</span>
          </Head>
          {columns.map((column, at) => (
            <Head key={column} figure className="static w-28 align-bottom last:pr-0">
              {open === undefined ? (
                <a href={`#${meaningAnchor(section, at)}`} className="hover:text-blue hover:underline">
                  {column}
                </a>
              ) : (
                column
              )}
            </Head>
          ))}
        </tr>
      </thead>
      {groups.map(({ label, rows }) => (
        <tbody key={label}>
          {headed && (
            <tr>
              <th
                scope="rowgroup"
                colSpan={columns.length + 1}
                className="h-10 border-rule border-b pt-3 align-bottom font-strong"
              >
                {label}
              </th>
            </tr>
          )}
          <GroupRows rows={rows} columns={columns} open={open} {...(single ? { name: label } : {})} />
        </tbody>
      ))}
    </Table>
  );
}

type GroupRowsProps = {
  rows: readonly ReportRow[];
  columns: readonly string[];
  /** The row's name, where the group stands for it. */
  name?: string;
  open: FiguresTableProps["open"];
};

function GroupRows({ rows, columns, name, open }: GroupRowsProps) {
  const reason = blankReason(rows);
  if (reason !== null) {
    return (
      <tr>
        {name !== undefined && <RowHead className="pl-0">{name}</RowHead>}
        <td
          colSpan={columns.length + (name === undefined ? 1 : 0)}
          className={classes("h-10 border-rule border-b py-2 text-soft", name !== undefined && "text-right")}
        >
          {reason}
        </td>
      </tr>
    );
  }
  return rows.map((row) => {
    const strong = row.strong === true && name === undefined && rows.length > 1;
    const drawn = strong ? "border-t border-t-ink font-strong" : "";
    return (
      <Row key={row.key} className="hover:bg-wash">
        <RowHead className={classes("pl-0 phone:w-full phone:whitespace-normal", drawn)}>{name ?? row.label}</RowHead>
        {columns.map((column, at) => {
          const figure = row.figures[at];
          if (figure == null) return <Cell key={column} className={classes(drawn, "phone:hidden")} />;
          return (
            <Cell
              key={column}
              id={figure.key}
              figure
              {...(columns.length > 2 ? { head: column } : {})}
              className={classes("scroll-mt-24 last:pr-0 target:bg-blue-wash", drawn)}
            >
              <FigureValue figure={figure} href={open?.(figure.key)} />
            </Cell>
          );
        })}
      </Row>
    );
  });
}
