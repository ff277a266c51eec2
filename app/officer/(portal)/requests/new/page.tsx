import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { InstrumentLine } from "#components/law/instrument-status.tsx";
import { DemandForm } from "#components/officers/demand-form.tsx";
import { offered } from "#components/officers/guided.ts";
import { InstrumentList } from "#components/officers/instrument-list.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { ground } from "#lib/db/ground.ts";
import { dayOf } from "#lib/law/calendar.ts";
import { ownStanding } from "../../../own.ts";
import { answersUnder } from "./read.ts";

export const metadata: Metadata = { title: "New request" };

type Props = { searchParams: Promise<{ instrument?: string | string[] }> };

export default async function NewRequestPage({ searchParams }: Props) {
  const { country, instruments: competent, zones } = await ownStanding();
  const on = dayOf(ground().now(), zones.legalZone);
  const instruments = offered(country, competent, on);
  const { instrument: asked } = await searchParams;
  const path = [{ href: "/officer", label: "Your requests" }];
  if (asked === undefined) {
    const line = "Choose the instrument first. The form then asks for what it needs, and nothing else.";
    return (
      <>
        <PageHeader title="New request" path={path} line={line} />
        <InstrumentList instruments={instruments} on={on} />
      </>
    );
  }
  const chosen = instruments.find(({ id }) => id === asked);
  if (chosen === undefined) notFound();
  return (
    <>
      <PageHeader title={chosen.name} path={[...path, { href: "/officer/requests/new", label: "New request" }]} />
      <div className="mb-6 text-soft">
        <InstrumentLine instrument={chosen} on={on} />
      </div>
      <DemandForm instrument={chosen} answers={await answersUnder(chosen)} zone={zones.zone} />
    </>
  );
}
