import type { ReactNode } from "react";
import { basisWords, statusWords } from "#lib/law/instrument.ts";
import type { Field, Holding } from "#lib/register/field.ts";
import type { Matrix, MatrixGroup } from "#lib/register/matrix.ts";
import { PosterCell } from "./poster-cell.tsx";

/** Held fields first, then those that are not, last those that cannot be: the wall stands at the right. */
const order: readonly Holding[] = ["held", "not-held", "unavailable-by-design"];

type Wall = { holding: Exclude<Holding, "held">; fields: readonly Field[]; words: string; look: string };

/**
 * The matrix as one drawing: instruments downwards, fields across. What is held has a mark a cell; what is not is one closed part
 * through all rows, because no instrument changes it.
 */
export function DisclosurePoster({ matrix }: { matrix: Matrix }) {
  const of = (holding: Holding) => matrix.rows.filter((row) => row.field.holding === holding).map((row) => row.field);
  const held = matrix.rows.filter((row) => row.field.holding === "held");
  const walls = [
    {
      holding: "not-held",
      fields: of("not-held"),
      words: "Not held. There is nothing to give.",
      look: "bg-press text-soft",
    },
    {
      holding: "unavailable-by-design",
      fields: of("unavailable-by-design"),
      words: "Unavailable by design. No order, however good, changes this.",
      look: "bg-ink text-paper",
    },
  ] satisfies Wall[];
  const closed: readonly Wall[] = walls.filter((wall) => wall.fields.length > 0);
  const rowCount = matrix.groups.reduce((sum, group) => sum + group.columns.length + 1, 0);
  return (
    <table className="border-separate border-spacing-0 text-left phone:w-full">
      <caption className="sr-only">
        What can be disclosed under which instrument: {matrix.columns.length} instruments downwards,{" "}
        {matrix.rows.length} kinds of data across
      </caption>
      <thead>
        <tr className="align-bottom">
          <td className="w-full min-w-72 phone:min-w-0" />
          {held.map(({ field }) => (
            <FieldHead key={field.key} field={field} />
          ))}
          {order
            .slice(1)
            .map((holding) => of(holding).map((field) => <FieldHead key={field.key} field={field} closed />))}
        </tr>
      </thead>
      <tbody>
        {matrix.groups.map((group, at) => (
          <GroupRows key={group.processType} group={group} matrix={matrix} held={held}>
            {at === 0 && closed.map((wall) => <WallCell key={wall.holding} wall={wall} rows={rowCount} />)}
          </GroupRows>
        ))}
      </tbody>
    </table>
  );
}

function FieldHead({ field, closed = false }: { field: Field; closed?: boolean }) {
  return (
    <th scope="col" className={closed ? "h-60 w-5 pb-2 font-normal text-soft phone:hidden" : "h-60 w-6 pb-2"}>
      <span className="mx-auto block rotate-180 text-small whitespace-nowrap [writing-mode:vertical-rl]">
        {field.label}
      </span>
    </th>
  );
}

function WallCell({ wall, rows }: { wall: Wall; rows: number }) {
  return (
    <td
      colSpan={wall.fields.length}
      rowSpan={rows}
      className={`border-paper border-l-4 p-0 text-center align-middle phone:hidden ${wall.look}`}
    >
      <p className="mx-auto rotate-180 py-8 font-serif text-title [writing-mode:vertical-rl]">
        <strong>{wall.fields.length}</strong> kinds of data. {wall.words}
      </p>
    </td>
  );
}

type GroupRowsProps = {
  group: MatrixGroup;
  matrix: Matrix;
  held: Matrix["rows"];
  /** The walls, which begin in the first row. */
  children: ReactNode;
};

function GroupRows({ group, matrix, held, children }: GroupRowsProps) {
  return (
    <>
      <tr>
        <th scope="colgroup" colSpan={held.length + 1} className="border-ink border-b pt-5 pb-1 text-small font-strong">
          {group.label}
        </th>
        {children}
      </tr>
      {group.columns.map((instrument) => (
        <tr key={instrument.id} className="hover:bg-wash">
          <th scope="row" className="border-rule border-b py-1.5 pr-4 font-normal">
            <span className="block leading-5">{instrument.name}</span>
            <span className="block text-small text-soft">
              {instrument.citation}; {statusWords(instrument, matrix.on)}; {basisWords[instrument.basis]}
            </span>
          </th>
          {held.map(({ field, cells }) => (
            <PosterCell
              key={field.key}
              cell={cells[matrix.columns.indexOf(instrument)]}
              voluntary={instrument.voluntary}
            />
          ))}
        </tr>
      ))}
    </>
  );
}
