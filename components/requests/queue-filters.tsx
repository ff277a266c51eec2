import Form from "next/form";
import Link from "next/link";
import { countryChoices } from "#components/authorities/countries.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { type Choice, Select } from "#components/ui/select.tsx";
import { canBeServed, everyInstrument } from "#lib/law/instrument.ts";
import { offenceCodes, offenceWords } from "#lib/law/offence.ts";
import { NoIdentifier } from "./no-identifier.client.tsx";
import { type QueueFilter, viewAddress } from "./queue-views.ts";

type Narrowing = {
  name: "country" | "instrument" | "offence" | "only" | "sort";
  label: string;
  empty: string;
  choices: Choice[];
  className: string;
};

const narrowings: readonly Narrowing[] = [
  { name: "country", label: "Country", empty: "Every country", choices: countryChoices, className: "w-40" },
  {
    name: "instrument",
    label: "Instrument",
    empty: "Every instrument",
    choices: everyInstrument
      .filter(canBeServed)
      .map(({ id, name, jurisdiction }) => ({ value: id, label: `${jurisdiction}: ${name}` })),
    className: "w-48",
  },
  {
    name: "offence",
    label: "Offence",
    empty: "Every offence",
    choices: offenceCodes.map((value) => ({ value, label: offenceWords(value) })),
    className: "w-40",
  },
  {
    name: "only",
    label: "Only",
    empty: "All of them",
    choices: [
      { value: "unacknowledged", label: "Not acknowledged" },
      { value: "emergency", label: "Emergencies" },
      { value: "child-safety", label: "Child safety" },
    ],
    className: "w-40",
  },
  {
    name: "sort",
    label: "Order",
    empty: "In its own order",
    choices: [
      { value: "due", label: "Due first" },
      { value: "newest", label: "Newest first" },
      { value: "oldest", label: "Longest waiting first" },
    ],
    className: "w-44",
  },
];

/** Search and filters of the queue: a form without a script, all of it in the address; an identifier never is. */
export function QueueFilters({ filter }: { filter: QueueFilter }) {
  const { search = "", state, assignee, due } = filter;
  const names = ["search", ...narrowings.map(({ name }) => name)] as const;
  const narrowed = names.some((name) => filter[name] !== undefined);
  return (
    <search>
      <Form id="queue-filters" action="/requests" className="my-4 flex flex-wrap items-center gap-2">
        {Object.entries({ state, assignee, due }).map(
          ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <Input
          key={search}
          type="search"
          name="search"
          defaultValue={search}
          maxLength={200}
          aria-label="Reference, authority, offence or note"
          placeholder="Reference, authority, offence or note"
          className="w-64 phone:w-full"
        />
        {narrowings.map(({ name, label, className, ...choice }) => (
          <Select
            key={`${name} ${filter[name] ?? ""}`}
            name={name}
            aria-label={label}
            defaultValue={filter[name] ?? ""}
            className={`${className} phone:min-w-[45%] phone:flex-1`}
            {...choice}
          />
        ))}
        <Button type="submit">Show</Button>
        {narrowed && (
          <Button kind="quiet" asChild>
            <Link href={viewAddress(filter, Object.fromEntries(names.map((name) => [name, ""])))}>Show all</Link>
          </Button>
        )}
      </Form>
      <NoIdentifier form="queue-filters" input="search" />
    </search>
  );
}
