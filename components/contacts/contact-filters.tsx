import Form from "next/form";
import { countryChoices } from "#components/authorities/countries.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { authorityKinds, kindWords } from "#lib/authorities/authority.ts";
import { topics, topicWords } from "#lib/contacts/contact.ts";

export type ContactFilter = { country?: string; kind?: string; topic?: string; commitments?: string };

/** What the list of contacts is narrowed to; it stands in the address. */
export function ContactFilters({ country = "", kind = "", topic = "", commitments = "" }: ContactFilter) {
  const narrow = "w-48 phone:w-full";
  return (
    <search>
      <Form action="/contacts" className="my-4 flex flex-wrap gap-2">
        <Select
          key={country}
          name="country"
          aria-label="Country"
          choices={countryChoices}
          empty="Every country"
          defaultValue={country}
          className={narrow}
        />
        <Select
          key={`kind-${kind}`}
          name="kind"
          aria-label="Kind of office"
          choices={authorityKinds.map((value) => ({ value, label: kindWords[value] }))}
          empty="Every kind"
          defaultValue={kind}
          className={narrow}
        />
        <Select
          key={`topic-${topic}`}
          name="topic"
          aria-label="Topic"
          choices={topics.map((value) => ({ value, label: topicWords[value] }))}
          empty="Every topic"
          defaultValue={topic}
          className={narrow}
        />
        <Select
          key={`commitments-${commitments}`}
          name="commitments"
          aria-label="Commitments"
          choices={[
            { value: "open", label: "Open commitments" },
            { value: "overdue", label: "Overdue commitments" },
          ]}
          empty="With or without"
          defaultValue={commitments}
          className={narrow}
        />
        <Button type="submit">Show</Button>
      </Form>
    </search>
  );
}
