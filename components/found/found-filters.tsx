import Form from "next/form";
import { countryChoices } from "#components/authorities/countries.ts";
import { reasonWords, surfaceWords } from "#components/bans/words.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { reasons, surfaces } from "#lib/bans/ban.ts";
import type { FoundFilter } from "./found-span.ts";

const choicesOf = <Code extends string>(codes: readonly Code[], words: Readonly<Record<Code, string>>) =>
  codes.map((code) => ({ value: code, label: words[code] }));
const narrowings = [
  { name: "country", label: "Country", empty: "Every country", choices: countryChoices },
  { name: "surface", label: "Surface", empty: "Every surface", choices: choicesOf(surfaces, surfaceWords) },
  { name: "reason", label: "Reason", empty: "Every reason", choices: choicesOf(reasons, reasonWords) },
] as const;

/** Which months are looked at, and what they are narrowed to; all of it stands in the address. */
export function FoundFilters({ filter }: { filter: FoundFilter }) {
  const month = { type: "month", placeholder: "2026-03", pattern: "20[0-9]{2}-[0-9]{2}" } as const;
  return (
    <search>
      <Form
        key={JSON.stringify(filter)}
        action="/bans/found"
        className="my-4 grid gap-2 desk:grid-cols-3 phone:grid-cols-2 wide:grid-cols-6"
      >
        <Input {...month} name="from" aria-label="From month" defaultValue={filter.from} />
        <Input {...month} name="through" aria-label="Through month" defaultValue={filter.through} />
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
