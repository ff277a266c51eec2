import { classes } from "#components/ui/classes.ts";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import type { Row as ReportRow } from "#lib/reports/report.ts";
import { blankReason, type FigureLinks, isSingle, type RowGroup } from "./document-parts.ts";
import { FigureValue } from "./figure-mark.tsx";

type FiguresTableProps = {
  caption: string;
  section: string;
  columns: readonly string[];
  groups: readonly RowGroup[];
  links: FigureLinks;
};

/** The ledger of a section. Groups of one row each are rows of one table; a group without any record says so in one line. */
export function FiguresTable({ caption, section, columns, groups, links }: FiguresTableProps) {
  const single = isSingle(groups);
  // Rows that are named by their span all count one thing, and the head says which.
  const names = new Set(groups.flatMap(({ rows }) => rows.map((row) => row.label)));
  const shared = single && names.size === 1 ? [...names][0] : undefined;
  const headed = groups.length > 1 && !single;
  return (
    <Table caption={caption} stacked={columns.length > 2} className="phone:[&_tr]:px-0">
      <thead>
        <tr>
          <Head className="static bg-transparent pl-0 align-bottom">
            {shared ?? <span className="sr-only">What is counted</span>}
          </Head>
          {columns.map((column, at) => (
            <Head key={column} figure className="static w-28 bg-transparent align-bottom last:pr-0">
              <ColumnName name={column} anchor={links.anchorOf?.(section, at)} />
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
          <GroupRows rows={rows} columns={columns} links={links} {...(single ? { name: label } : {})} />
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
  links: FigureLinks;
};

function GroupRows({ rows, columns, name, links }: GroupRowsProps) {
  const reason = name === undefined ? blankReason(rows) : null;
  if (reason !== null) {
    return (
      <tr>
        <td colSpan={columns.length + 1} className="h-10 border-rule border-b py-2 text-soft">
          {reason}
        </td>
      </tr>
    );
  }
  return rows.map((row, place) => {
    const strong = row.strong === true && name === undefined && rows.length > 1;
    const drawn = classes(strong && "font-strong", rows[place + 1]?.strong === true && "border-b-ink");
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
              <FigureValue figure={figure} href={links.open?.(figure.key)} />
            </Cell>
          );
        })}
      </Row>
    );
  });
}

function ColumnName({ name, anchor }: { name: string; anchor: string | undefined }) {
  if (anchor === undefined) return name;
  return (
    <a
      href={`#${anchor}`}
      className="underline decoration-edge decoration-dotted underline-offset-4 hover:text-blue print:no-underline"
    >
      {name}
    </a>
  );
}
