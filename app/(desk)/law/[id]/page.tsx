import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { answersOf } from "#components/law/answers.ts";
import { AnswersTable } from "#components/law/answers-table.tsx";
import { ClockFacts } from "#components/law/clock-facts.tsx";
import { InstrumentFacts } from "#components/law/instrument-facts.tsx";
import { jurisdictionWords } from "#components/law/words.ts";
import { HouseOverrides } from "#components/overrides/house-overrides.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { dayOf } from "#lib/law/calendar.ts";
import { instrument as byId } from "#lib/law/instrument.ts";
import { list } from "#lib/overrides/list.ts";
import { current } from "#lib/register/current.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import * as acts from "./actions.ts";

export const metadata: Metadata = { title: "Instrument" };

type Props = { params: Promise<{ id: string }> };

export default async function InstrumentPage({ params }: Props) {
  const register = await ask(current, {});
  const instrument = byId(decodeURIComponent((await params).id)) ?? notFound();
  const zones = await readerZones();
  const actor = await requireActor();
  const on = dayOf(new Date(), zones.legalZone);
  const answers = register === null ? [] : answersOf(register, instrument, on);
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
      <Section title="Clock">
        <ClockFacts instrument={instrument.id} />
      </Section>
      {may(actor.role, "overrides:read") && (
        <HouseOverrides
          {...{ instrument, actor, zones, on }}
          overrides={await ask(list, { instrument: instrument.id })}
          acts={{ ...acts }}
        />
      )}
      <Section title="What the register answers">
        <AnswersTable answers={answers} />
      </Section>
    </>
  );
}
