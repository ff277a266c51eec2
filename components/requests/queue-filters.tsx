import Form from "next/form";
import Link from "next/link";
import { countryChoices } from "#components/authorities/countries.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { canBeServed, everyInstrument } from "#lib/law/instrument.ts";
import { type QueueFilter, viewAddress } from "./queue-views.ts";

const instrumentChoices = everyInstrument
  .filter(canBeServed)
  .map(({ id, name, jurisdiction }) => ({ value: id, label: `${jurisdiction}: ${name}` }));

/** Search and filters of the queue: a form without a script, all of it in the address. */
export function QueueFilters({ filter }: { filter: QueueFilter }) {
  const { search = "", country = "", instrument = "", state, assignee, due } = filter;
  const narrowed = search + country + instrument !== "";
  return (
    <search>
      <Form action="/requests" className="my-4 flex flex-wrap items-center gap-2">
        {Object.entries({ state, assignee, due }).map(
          ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <Input
          key={search}
          type="search"
          name="search"
          defaultValue={search}
          maxLength={320}
          aria-label="Reference, authority, or one whole identifier"
          placeholder="Reference, authority, or one whole identifier"
          className="max-w-md phone:max-w-none"
        />
        <Select
          key={`country ${country}`}
          name="country"
          aria-label="Country"
          choices={countryChoices}
          empty="Every country"
          defaultValue={country}
          className="w-44 phone:flex-1"
        />
        <Select
          key={`instrument ${instrument}`}
          name="instrument"
          aria-label="Instrument"
          choices={instrumentChoices}
          empty="Every instrument"
          defaultValue={instrument}
          className="w-60 phone:flex-1"
        />
        <Button type="submit">Show</Button>
        {narrowed && (
          <Button kind="quiet" asChild>
            <Link href={viewAddress(filter, { search: "", country: "", instrument: "" })}>Show all</Link>
          </Button>
        )}
      </Form>
    </search>
  );
}
