import Form from "next/form";
import { reasonWords, signalWords } from "#components/bans/words.ts";
import { Button } from "#components/ui/button.tsx";
import { type Choice, Select } from "#components/ui/select.tsx";
import { reasons, signals } from "#lib/bans/ban.ts";

export type AppealFilter = { state?: string; reason?: string; signal?: string; days?: string };

const states: Choice[] = [
  { value: "open", label: "Open" },
  { value: "mine", label: "Mine" },
  { value: "proposed", label: "To countersign" },
  { value: "to-reinstate", label: "To reinstate" },
  { value: "settled", label: "Settled" },
  { value: "all", label: "Every state" },
];

const narrowings: readonly {
  name: keyof AppealFilter;
  label: string;
  empty?: string;
  choices: Choice[];
  otherwise: string;
}[] = [
  { name: "state", label: "State", choices: states, otherwise: "open" },
  {
    ...{ name: "reason", label: "Banned for", empty: "Every reason", otherwise: "" },
    choices: reasons.map((value) => ({ value, label: reasonWords[value] })),
  },
  {
    ...{ name: "signal", label: "Found by", empty: "Every signal", otherwise: "" },
    choices: signals.map((value) => ({ value, label: signalWords[value] })),
  },
  {
    ...{ name: "days", label: "Age", empty: "Any age", otherwise: "" },
    choices: ["1", "3", "7", "15", "30"].map((value) => ({
      value,
      label: `${value === "1" ? "A day" : `${value} days`} and older`,
    })),
  },
];

/** What the queue is narrowed to; all of it stands in the address. */
export function AppealFilters({ filter }: { filter: AppealFilter }) {
  return (
    <search>
      <Form action="/bans/appeals" className="my-4 flex flex-wrap gap-2">
        {narrowings.map(({ name, label, otherwise, ...choice }) => (
          <Select
            key={`${name} ${filter[name] ?? ""}`}
            name={name}
            aria-label={label}
            defaultValue={filter[name] ?? otherwise}
            className="w-52 phone:min-w-[45%] phone:flex-1"
            {...choice}
          />
        ))}
        <Button type="submit">Show</Button>
      </Form>
    </search>
  );
}
