import type { Metadata } from "next";
import Form from "next/form";
import { InstrumentsTable } from "#components/law/instruments-table.tsx";
import { soughtInstruments } from "#components/law/sought.ts";
import { TryBillLink } from "#components/overrides/try-bill-link.tsx";
import { RegisterTabs } from "#components/register/register-tabs.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Input } from "#components/ui/input.tsx";
import { dayOf } from "#lib/law/calendar.ts";
import { everyInstrument } from "#lib/law/instrument.ts";
import { current } from "#lib/register/current.ts";
import { ask } from "../../ask.ts";
import { readerZones } from "../../reader.ts";

export const metadata: Metadata = { title: "Instruments" };

type Props = { searchParams: Promise<{ search?: string }> };

export default async function LawPage({ searchParams }: Props) {
  await ask(current, {});
  const { search = "" } = await searchParams;
  const on = dayOf(new Date(), (await readerZones()).legalZone);
  const groups = soughtInstruments(String(search));
  return (
    <>
      <PageHeader
        title="Register"
        line={`${everyInstrument.length} legal instruments as data, each with its citation, its status, and how far its source was read. It is not legal advice.`}
        acts={<TryBillLink />}
      />
      <RegisterTabs at="/law" />
      <search>
        <Form action="/law" className="mb-8 flex max-w-xl gap-2">
          <Input
            type="search"
            name="search"
            defaultValue={search}
            aria-label="Name, citation or id"
            placeholder="Name, citation or id"
          />
          <Button type="submit">Search</Button>
        </Form>
      </search>
      {groups.length === 0 && (
        <Empty title="No instrument is called that">
          Names, citations and ids are searched. What is not in the table cannot be an instrument of a request.
        </Empty>
      )}
      {groups.map(({ title, instruments }) => (
        <Section key={title} title={title}>
          <InstrumentsTable caption={`Instruments: ${title}`} instruments={instruments} on={on} />
        </Section>
      ))}
    </>
  );
}
