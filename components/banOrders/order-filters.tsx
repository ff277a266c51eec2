import Form from "next/form";
import { countryChoices } from "#components/authorities/countries.ts";
import { Button } from "#components/ui/button.tsx";
import { type Choice, Select } from "#components/ui/select.tsx";
import { orderAsks, orderInstruments, orderInstrumentWords, orderStates } from "#lib/banOrders/banOrder.ts";
import { asksWords, orderStateWords } from "./words.ts";

export type OrderFilter = { state?: string; asks?: string; instrument?: string; country?: string };

const narrowings: readonly { name: keyof OrderFilter; label: string; empty: string; choices: Choice[] }[] = [
  {
    ...{ name: "state", label: "State", empty: "Every state" },
    choices: orderStates.map((value) => ({ value, label: orderStateWords[value] })),
  },
  {
    ...{ name: "asks", label: "What is ordered", empty: "Both orders" },
    choices: orderAsks.map((value) => ({ value, label: asksWords[value] })),
  },
  {
    ...{ name: "instrument", label: "Instrument", empty: "Every instrument" },
    choices: orderInstruments.map((value) => ({ value, label: orderInstrumentWords(value) })),
  },
  { name: "country", label: "Country", empty: "Every country", choices: countryChoices },
];

/** What the list is narrowed to; it stands in the address. */
export function OrderFilters({ filter }: { filter: OrderFilter }) {
  return (
    <search>
      <Form action="/bans/orders" className="my-4 flex flex-wrap gap-2">
        {narrowings.map(({ name, label, ...choice }) => (
          <Select
            key={`${name} ${filter[name] ?? ""}`}
            name={name}
            aria-label={label}
            defaultValue={filter[name] ?? ""}
            className="w-52 phone:min-w-[45%] phone:flex-1"
            {...choice}
          />
        ))}
        <Button type="submit">Show</Button>
      </Form>
    </search>
  );
}
