import Form from "next/form";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { authorityKinds, kindWords } from "#lib/authorities/authority.ts";
import { countryChoices } from "./countries.ts";

export type AuthorityFilter = { name?: string; country?: string; kind?: string; standing?: string };

/** What the list of authorities is narrowed to; it stands in the address. */
export function AuthorityFilters({ name = "", country = "", kind = "", standing }: AuthorityFilter) {
  return (
    <search>
      <Form action="/authorities" className="my-4 flex flex-wrap gap-2">
        {standing !== undefined && <input type="hidden" name="standing" value={standing} />}
        <Input
          type="search"
          name="name"
          defaultValue={name}
          aria-label="Beginning of the name"
          placeholder="Beginning of the name"
          className="max-w-sm phone:max-w-none"
        />
        <Select
          key={country}
          name="country"
          aria-label="Country"
          choices={countryChoices}
          empty="Every country"
          defaultValue={country}
          className="w-52 phone:flex-1"
        />
        <Select
          key={`kind-${kind}`}
          name="kind"
          aria-label="Kind"
          choices={authorityKinds.map((value) => ({ value, label: kindWords[value] }))}
          empty="Every kind"
          defaultValue={kind}
          className="w-44 phone:flex-1"
        />
        <Button type="submit">Show</Button>
      </Form>
    </search>
  );
}
