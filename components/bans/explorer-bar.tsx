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

/** What is asked of the ledger; all of it stands in the address, and the form works before any script does. */
export function ExplorerBar({ shown, from, through, newest }: ExplorerBarProps) {
  const field = "flex flex-col gap-1 text-small text-soft";
  return (
    <search className="my-4 block border-rule border-b pb-4" data-furniture>
      <Form key={JSON.stringify([shown, from, through])} action="/bans" className="flex flex-col gap-3">
        <div className="grid gap-2 desk:grid-cols-3 phone:grid-cols-2 wide:grid-cols-6">
          {(["from", "through"] as const).map((name) => (
            <label key={name} htmlFor={`explorer-${name}`} className={field}>
              {name === "from" ? "From month" : "Through month"}
              <Input
                id={`explorer-${name}`}
                type="month"
                name={name}
                defaultValue={name === "from" ? from : through}
                max={newest}
                placeholder="2026-03"
                pattern="20[0-9]{2}-[0-9]{2}"
              />
            </label>
          ))}
          {(["rows", "columns"] as const).map((name) => (
            <label key={name} htmlFor={`explorer-${name}`} className={field}>
              {name === "rows" ? "Rows" : "Columns"}
              <Select id={`explorer-${name}`} name={name} choices={named(name)} defaultValue={shown[name]} />
            </label>
          ))}
          <label htmlFor="explorer-as" className={field}>
            Shown as
            <Select
              id="explorer-as"
              name="as"
              choices={measures.map((value) => ({ value, label: measureWords[value] }))}
              defaultValue={shown.as}
            />
          </label>
          <span className="flex items-end">
            <Button type="submit" className="w-full">
              Show
            </Button>
          </span>
        </div>
        <fieldset className="grid gap-2 desk:grid-cols-4 phone:grid-cols-2 wide:grid-cols-7">
          <legend className="sr-only">Only what is</legend>
          {narrowingChoices.map(({ name, label, every, choices }) => (
            <Select
              key={name}
              name={name}
              aria-label={label}
              choices={name === "action" ? [{ value: "every", label: every }, ...choices] : choices}
              {...(name === "action" ? {} : { empty: every })}
              defaultValue={shown.narrowed[name] ?? (name === "action" ? "every" : "")}
            />
          ))}
        </fieldset>
      </Form>
    </search>
  );
}
