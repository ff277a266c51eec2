import Form from "next/form";
import { countryChoices } from "#components/authorities/countries.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { outcomes, outcomeWords, signalCodes, signalWords } from "#lib/suspicions/suspicion.ts";

export type SuspicionFilter = { outcome?: string; signal?: string; country?: string };

/** What the workbench is narrowed to; it stands in the address. */
export function SuspicionFilters({ outcome = "open", signal = "", country = "" }: SuspicionFilter) {
  return (
    <search>
      <Form action="/authorities/suspicions" className="my-4 flex flex-wrap gap-2">
        <Select
          key={outcome}
          name="outcome"
          aria-label="State"
          choices={[
            ...outcomes.map((value) => ({ value, label: outcomeWords[value] })),
            { value: "all", label: "Every state" },
          ]}
          defaultValue={outcome}
          className="w-60 phone:flex-1"
        />
        <Select
          key={`signal-${signal}`}
          name="signal"
          aria-label="Signal"
          choices={signalCodes.map((value) => ({ value, label: signalWords[value] }))}
          empty="Every signal"
          defaultValue={signal}
          className="w-60 phone:flex-1"
        />
        <Select
          key={`country-${country}`}
          name="country"
          aria-label="Country"
          choices={countryChoices}
          empty="Every country"
          defaultValue={country}
          className="w-52 phone:flex-1"
        />
        <Button type="submit">Show</Button>
      </Form>
    </search>
  );
}
