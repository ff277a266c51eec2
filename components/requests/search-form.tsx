import Form from "next/form";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { NoIdentifier } from "./no-identifier.client.tsx";

/** One field for words; an identifier typed into it is not sent, but waits in the form that looks it up. */
export function SearchForm({ text }: { text: string }) {
  return (
    <search>
      <Form id="search" action="/search" className="mb-6 flex flex-wrap items-center gap-2">
        <Input
          key={text}
          type="search"
          name="text"
          defaultValue={text}
          maxLength={200}
          autoFocus={text === ""}
          aria-label="Words of a request"
          placeholder="231 Js 99410, prosecutor Würzburg fraud, …"
          className="max-w-xl"
        />
        <Button type="submit" kind="main">
          Search
        </Button>
      </Form>
      <NoIdentifier form="search" input="text" />
    </search>
  );
}
