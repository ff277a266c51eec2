import Form from "next/form";
import { countryName } from "#components/authorities/countries.ts";
import { automationWords, reasonWords, signalWords } from "#components/bans/words.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { automations, reasons, signals } from "#lib/bans/ban.ts";
import { statementStates } from "#lib/statements/statement.ts";
import { stateWords } from "./words.ts";

export type StatementFilter = Partial<Record<"state" | "reason" | "signal" | "automation" | "country", string>>;

const choicesOf = <Code extends string>(codes: readonly Code[], words: (code: Code) => string) =>
  codes.map((value) => ({ value, label: words(value) }));

/** What the list of statements is narrowed to; all of it stands in the address. `countries` are those where statements are made. */
export function StatementFilters({ filter, countries }: { filter: StatementFilter; countries: readonly string[] }) {
  const narrowings = [
    ["state", "State", "Every state", choicesOf(statementStates, (code) => stateWords[code].word)],
    ["reason", "Reason", "Every reason", choicesOf(reasons, (code) => reasonWords[code])],
    ["signal", "Signal", "Every signal", choicesOf(signals, (code) => signalWords[code])],
    ["automation", "Decided", "Whoever decided", choicesOf(automations, (code) => automationWords[code])],
    ["country", "Country", "Every country", choicesOf(countries, countryName)],
  ] as const;
  return (
    <search>
      <Form
        key={JSON.stringify(filter)}
        action="/bans/statements"
        className="my-4 grid gap-2 desk:grid-cols-3 phone:grid-cols-2 wide:grid-cols-6"
      >
        {narrowings.map(([name, label, empty, choices]) => (
          <Select
            key={name}
            name={name}
            aria-label={label}
            empty={empty}
            choices={choices}
            defaultValue={filter[name] ?? ""}
          />
        ))}
        <Button type="submit">Show</Button>
      </Form>
    </search>
  );
}
