import Form from "next/form";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { BanFilter } from "./address.ts";
import { narrowingChoices } from "./narrowings.ts";

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
        {narrowingChoices.map(({ name, label, every, choices }) => (
          <Select
            key={name}
            name={name}
            aria-label={label}
            empty={every}
            choices={choices}
            defaultValue={filter[name] ?? ""}
          />
        ))}
        <Button type="submit">Show</Button>
      </Form>
    </search>
  );
}
