import { Download } from "lucide-react";
import type { Metadata } from "next";
import { BanFacts, BanOrigin } from "#components/bans/ban-facts.tsx";
import { BanProof } from "#components/bans/ban-proof.tsx";
import { banSentence, banTitle } from "#components/bans/ban-sentence.ts";
import { currentMonth } from "#components/bans/month-span.ts";
import { Drawer, PageHeader, Section, WithInspector } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { formatInstant } from "#components/ui/time-format.ts";
import { one } from "#lib/bans/one.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import { checkedProof } from "./check.ts";

export const metadata: Metadata = { title: "Ban" };

type Props = { params: Promise<{ id: string }> };

export default async function BanPage({ params }: Props) {
  const { id } = await params;
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
      <WithInspector
        label="Where it came from"
        inspector={
          <Drawer title="Where it came from">
            <BanOrigin ban={ban} zones={zones} />
          </Drawer>
        }
      >
        <Section title="What is counted">
          <BanFacts ban={ban} zones={zones} />
        </Section>
        <Section title="Proof that it was not changed since" id="proof">
          <BanProof proof={proof} />
        </Section>
      </WithInspector>
    </>
  );
}
