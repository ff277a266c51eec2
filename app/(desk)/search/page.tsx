import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FoundList } from "#components/requests/found-list.tsx";
import { LookUpForm } from "#components/requests/look-up-form.client.tsx";
import { SearchForm } from "#components/requests/search-form.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { search } from "#lib/requests/search.ts";
import { isIdentifier } from "#lib/requests/searchText.ts";
import { ask } from "../../ask.ts";
import { readerZones } from "../../reader.ts";
import { lookUpIdentifier } from "./actions.ts";

export const metadata: Metadata = { title: "Search" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SearchPage({ searchParams }: Props) {
  const given = await searchParams;
  const one = (name: string) => [given[name]].flat()[0] ?? "";
  const text = one("text").slice(0, 200);
  // Where no script kept an identifier out of the address, at least nothing is searched by it.
  if (isIdentifier(text)) redirect("/search?identifier=1#look-up");
  const after = one("after");
  const found = await ask(search, { text, ...(after !== "" && { after }) });
  const { role } = await requireActor();
  const { zone, legalZone } = await readerZones();
  return (
    <>
      <PageHeader title="Search" line="By reference, authority, instrument, country, offence, or a word of the note." />
      <SearchForm text={text} />
      {text !== "" && <FoundList {...{ found, text, after, zone, legalZone }} />}
      {may(role, "requests:reveal") && (
        <Section title="Look up an identifier" id="look-up">
          <LookUpForm action={lookUpIdentifier} asked={one("identifier") !== ""} />
        </Section>
      )}
    </>
  );
}
