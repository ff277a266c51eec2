import Form from "next/form";
import { addressWith } from "#components/requests/address-with.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { TabLinks } from "#components/ui/tab-links.tsx";
import { type State, states, templateNames } from "#lib/reports/report.ts";
import { stateWords, templates } from "./words.ts";

export type ReportFilter = { state?: State; template?: (typeof templateNames)[number] };

const tabWords: Readonly<Record<State, string>> = { ...stateWords, draft: "Drafts" };

/** What the list of reports is narrowed to: whose turn it is, and the kind. It stands in the address. */
export function ReportFilters({ state, template }: ReportFilter) {
  const at = (wanted: State | undefined) => addressWith("/reports", { template }, { state: wanted });
  return (
    <>
      <TabLinks
        label="Reports by state"
        at={at(state)}
        tabs={[
          { href: at(undefined), label: "All" },
          ...states.map((each) => ({ href: at(each), label: tabWords[each] })),
        ]}
      />
      <search>
        <Form action="/reports" className="my-4 flex flex-wrap gap-2">
          {state !== undefined && <input type="hidden" name="state" value={state} />}
          <Select
            key={template}
            name="template"
            aria-label="Kind of report"
            choices={templateNames.map((name) => ({ value: name, label: templates[name].name }))}
            empty="Every kind"
            defaultValue={template ?? ""}
            className="w-60 phone:flex-1"
          />
          <Button type="submit">Show</Button>
        </Form>
      </search>
    </>
  );
}
