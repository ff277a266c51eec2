import { Download } from "lucide-react";
import type { Metadata } from "next";
import { ArchivedBan } from "#components/bans/archived-ban.tsx";
import { BanBody } from "#components/bans/ban-body.tsx";
import { banSentence, banTitle } from "#components/bans/ban-sentence.ts";
import { currentMonth } from "#components/bans/month-span.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { formatInstant } from "#components/ui/time-format.ts";
import { archivedBan } from "#lib/bans/archivedBan.ts";
import { ending } from "#lib/bans/ending.ts";
import { one } from "#lib/bans/one.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import { checkedProof } from "./check.ts";

export const metadata: Metadata = { title: "Ban" };

type Props = { params: Promise<{ id: string }> };

export default async function BanPage({ params }: Props) {
  const { id } = await params;
  const archive = await ask(archivedBan, { key: id });
  if (archive !== null) return <ArchivedBan of={id} archive={archive} zones={await readerZones()} />;
  const ban = await ask(one, { key: id });
  const proof = await checkedProof(id);
  const zones = await readerZones();
  return (
    <>
      <PageHeader
        title={banTitle(ban)}
        path={[
          { href: `/bans?month=${currentMonth(ban.occurredAt)}`, label: "Bans" },
          { href: "/bans/list", label: "Single bans" },
        ]}
        marks={<Copyable value={ban.key} label="reference of the ban" className="text-small text-soft" />}
        line={banSentence(ban, formatInstant(ban.occurredAt, zones.legalZone))}
        acts={
          typeof proof !== "string" && (
            <Button kind="main" asChild>
              <a href={`/bans/${ban.key}/proof`} download>
                <Download aria-hidden /> Download the proof
              </a>
            </Button>
          )
        }
      />
      <BanBody ban={ban} ending={await ask(ending, { key: id })} zones={zones} proof={proof} />
    </>
  );
}
