import Form from "next/form";
import { countryChoices } from "#components/authorities/countries.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { actions, automations, reasons, signals, surfaces } from "#lib/bans/ban.ts";
import type { BanFilter } from "./address.ts";
import { actionWords, automationWords, foundWords, reasonWords, signalWords, surfaceWords } from "./words.ts";

const choicesOf = <Code extends string>(codes: readonly Code[], words: Readonly<Record<Code, string>>) =>
  codes.map((code) => ({ value: code, label: words[code] }));

const narrowings = [
  { name: "action", label: "Action", empty: "Every action", choices: choicesOf(actions, actionWords) },
  { name: "reason", label: "Reason", empty: "Every reason", choices: choicesOf(reasons, reasonWords) },
  { name: "signal", label: "Signal", empty: "Every signal", choices: choicesOf(signals, signalWords) },
  { name: "automation", label: "Decided", empty: "Whoever decided", choices: choicesOf(automations, automationWords) },
  {
    name: "found",
    label: "Found",
    empty: "Reported or not",
    choices: choicesOf(["proactive", "reported"], foundWords),
  },
  { name: "surface", label: "Surface", empty: "Every surface", choices: choicesOf(surfaces, surfaceWords) },
  { name: "country", label: "Country", empty: "Every country", choices: countryChoices },
] as const;

/** What the list of single bans is narrowed to; all of it stands in the address. */
export function BanFilters({ filter }: { filter: BanFilter }) {
  return (
    <search>
      <Form
        key={JSON.stringify(filter)}
        action="/bans/list"
        className="my-4 grid gap-2 desk:grid-cols-3 phone:grid-cols-2 wide:grid-cols-5"
      >
        <Input type="date" name="from" aria-label="From" defaultValue={filter.from} required />
        <Input type="date" name="through" aria-label="Through" defaultValue={filter.through} required />
        {narrowings.map(({ name, label, empty, choices }) => (
          <Select
            key={name}
            name={name}
            aria-label={label}
            empty={empty}
            choices={[...choices]}
            defaultValue={filter[name] ?? ""}
          />
        ))}
        <Button type="submit">Show</Button>
      </Form>
    </search>
  );
}
