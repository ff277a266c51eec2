import Form from "next/form";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";

/** What the log is narrowed to, as it stands in the address. */
export type EntryFilter = Readonly<Partial<Record<"actor" | "action" | "subject" | "from" | "to", string>>>;

const texts = [
  { name: "subject", label: "About: a subject or an id", type: "search" },
  { name: "action", label: "What: an action or its noun", type: "text" },
  { name: "actor", label: "Who: a name or an id", type: "text" },
] as const;
const days = [
  { name: "from", label: "From" },
  { name: "to", label: "Through" },
] as const;

/** Actor, action, subject and time: a form without a script. The days are those of universal time, as the entries are. */
export function EntryFilters({ filter }: { filter: EntryFilter }) {
  return (
    <search>
      <Form key={JSON.stringify(filter)} action="/log" className="my-4 flex flex-wrap items-end gap-2">
        {texts.map(({ name, label, type }) => (
          <Input
            key={name}
            name={name}
            type={type}
            defaultValue={filter[name]}
            aria-label={label}
            placeholder={label}
            maxLength={200}
            autoComplete="off"
            className="desk:w-52"
          />
        ))}
        {days.map(({ name, label }) => (
          <label
            key={name}
            htmlFor={`log-${name}`}
            className="flex items-center gap-2 text-small text-soft phone:flex-1"
          >
            {label}
            <Input
              id={`log-${name}`}
              name={name}
              type="date"
              defaultValue={filter[name]}
              className="w-36 phone:flex-1"
            />
          </label>
        ))}
        <Button type="submit">Show</Button>
        {Object.keys(filter).length > 0 && (
          <Button kind="quiet" asChild>
            <Link href="/log">Show all</Link>
          </Button>
        )}
      </Form>
    </search>
  );
}
