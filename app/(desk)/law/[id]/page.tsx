import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnswersTable } from "#components/law/answers-table.tsx";
import { InstrumentFacts } from "#components/law/instrument-facts.tsx";
import { jurisdictionWords } from "#components/law/words.ts";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { dayOf } from "#lib/law/calendar.ts";
import { instrument as byId } from "#lib/law/instrument.ts";
import { current } from "#lib/register/current.ts";
import { matrix } from "#lib/register/matrix.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";

export const metadata: Metadata = { title: "Instrument" };

type Props = { params: Promise<{ id: string }> };

export default async function InstrumentPage({ params }: Props) {
  const register = await ask(current, {});
  const instrument = byId(decodeURIComponent((await params).id)) ?? notFound();
  const on = dayOf(new Date(), (await readerZones()).legalZone);
  const answers =
    register === null
      ? []
      : matrix({ version: String(register.number), fields: register.fields }, on, [instrument]).rows.flatMap(
          ({ field, cells }) =>
            cells.map(({ finding, reason }) => ({ key: field.key, label: field.label, finding, reason })),
        );
  return (
    <>
      <PageHeader
        title={instrument.name}
        path={[
          { href: "/register", label: "Register" },
          { href: "/law", label: "Instruments" },
        ]}
        marks={<Copyable value={instrument.id} label="id of the instrument" className="text-small text-soft" />}
        line={jurisdictionWords[instrument.jurisdiction]}
      />
      <InstrumentFacts instrument={instrument} on={on} />
      <Section title="What the register answers">
        {answers.length === 0 ? (
          <p className="text-soft">Nothing can be demanded under it today: it asks for no data, or is not in force.</p>
        ) : (
          <AnswersTable answers={answers} />
        )}
      </Section>
    </>
  );
}
