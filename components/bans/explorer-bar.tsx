import Form from "next/form";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { dimensions, measures } from "#lib/tallies/tally.ts";
import type { Explorer } from "./address.ts";
import { narrowingChoices } from "./narrowings.ts";
import { dimensionWords } from "./words.ts";

const measureWords = { count: "Counts", row: "Shares of each row", column: "Shares of each column" } as const;
const named = (name: "rows" | "columns") =>
  [...dimensions, ...(name === "columns" ? (["time"] as const) : [])].map((value) => ({
    value,
    label: dimensionWords[value].one,
  }));

type ExplorerBarProps = { shown: Explorer; from: string; through: string; newest: string };

const fieldLook = "flex flex-col gap-1 text-small text-soft";

/** What is asked of the ledger; all of it stands in the address, and the form works before any script does. */
export function ExplorerBar({ shown, ...months }: ExplorerBarProps) {
  return (
    <search className="my-4 block border-rule border-b pb-4" data-furniture>
      <Form key={JSON.stringify([shown, months.from, months.through])} action="/bans" className="flex flex-col gap-3">
        <div className="grid gap-2 desk:grid-cols-3 phone:grid-cols-2 wide:grid-cols-6">
          <MonthFields {...months} />
          <DimensionFields shown={shown} />
          <span className="flex items-end">
            <Button type="submit" className="w-full">
              Show
            </Button>
          </span>
        </div>
        <Narrowing narrowed={shown.narrowed} />
      </Form>
    </search>
  );
}

function MonthFields({ from, through, newest }: Omit<ExplorerBarProps, "shown">) {
  const fields = [
    { name: "from", label: "From month", month: from },
    { name: "through", label: "Through month", month: through },
  ];
  return fields.map(({ name, label, month }) => (
    <label key={name} htmlFor={`explorer-${name}`} className={fieldLook}>
      {label}
      <Input
        id={`explorer-${name}`}
        type="month"
        name={name}
        defaultValue={month}
        max={newest}
        placeholder="2026-03"
        pattern="20[0-9]{2}-[0-9]{2}"
      />
    </label>
  ));
}

/** What stands against what, and how the cells are written. */
function DimensionFields({ shown }: { shown: Explorer }) {
  const fields = [
    { name: "rows", label: "Rows", choices: named("rows") },
    { name: "columns", label: "Columns", choices: named("columns") },
    { name: "as", label: "Shown as", choices: measures.map((value) => ({ value, label: measureWords[value] })) },
  ] as const;
  return fields.map(({ name, label, choices }) => (
    <label key={name} htmlFor={`explorer-${name}`} className={fieldLook}>
      {label}
      <Select id={`explorer-${name}`} name={name} choices={choices} defaultValue={shown[name]} />
    </label>
  ));
}

/** Only what is of these kinds. Bans alone are shown unless every action is asked for, so that choice has a value of its own. */
function Narrowing({ narrowed }: Pick<Explorer, "narrowed">) {
  return (
    <fieldset className="grid gap-2 desk:grid-cols-4 phone:grid-cols-2 wide:grid-cols-7">
      <legend className="sr-only">Only what is</legend>
      {narrowingChoices.map(({ name, label, every, choices }) => (
        <Select
          key={name}
          name={name}
          aria-label={label}
          choices={name === "action" ? [{ value: "every", label: every }, ...choices] : choices}
          {...(name === "action" ? {} : { empty: every })}
          defaultValue={narrowed[name] ?? (name === "action" ? "every" : "")}
        />
      ))}
    </fieldset>
  );
}
