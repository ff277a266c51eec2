import Form from "next/form";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { canBeServed, everyInstrument } from "#lib/law/instrument.ts";
import type { Tried } from "./tried.ts";

const bills = everyInstrument.filter(({ status }) => status === "pending_bill");
const laws = everyInstrument.filter((one) => one.status !== "pending_bill" && canBeServed(one));
const choices = [
  ...bills.map(({ id, name }) => ({ value: id, label: `Bill: ${name}` })),
  ...laws.map(({ id, name }) => ({ value: id, label: name })),
];
const units = [
  { value: "hours", label: "hours" },
  { value: "days", label: "days" },
  { value: "working-days", label: "working days" },
];

/** What is tried: a bill as it stands, or a deadline in place of an instrument's. The address holds it, so that it can be shown to others. */
export function SimulateForm({ tried }: { tried: Tried }) {
  return (
    <search>
      <Form action="/law/simulate" className="mb-8 flex max-w-4xl flex-wrap items-end gap-4">
        <Field name="instrument" label="Bill or instrument" className="min-w-72 flex-1">
          {(wiring) => <Select {...wiring} choices={choices} empty="Choose" defaultValue={tried.instrument ?? ""} />}
        </Field>
        <Field name="length" label="Deadline" optional className="w-32">
          {(wiring) => <Input {...wiring} inputMode="numeric" defaultValue={tried.length ?? ""} />}
        </Field>
        <Field name="by" label="Counted in" className="w-44">
          {(wiring) => <Select {...wiring} choices={units} defaultValue={tried.by ?? "hours"} />}
        </Field>
        <Checkbox name="everywhere" value="true" label="On requests of every State" defaultChecked={tried.everywhere} />
        <Button type="submit" kind="main">
          Try it
        </Button>
      </Form>
    </search>
  );
}
