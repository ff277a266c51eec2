import type { Metadata } from "next";
import { ArchivedBan } from "#components/bans/archived-ban.tsx";
import { BanBody } from "#components/bans/ban-body.tsx";
import { BanHead } from "#components/bans/ban-head.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { archivedBan } from "#lib/bans/archivedBan.ts";
import { ending } from "#lib/bans/ending.ts";
import { filings } from "#lib/bans/filing/filings.ts";
import { one } from "#lib/bans/one.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import { fileReport } from "./actions.ts";
import { checkedProof } from "./check.ts";

export const metadata: Metadata = { title: "Ban" };

type Props = { params: Promise<{ id: string }> };

export default async function BanPage({ params }: Props) {
  const { id } = await params;
  const [filed, zones] = [await ask(filings, { key: id }), await readerZones()];
  const mayFile = may((await requireActor()).role, "filings:record");
  const filing = mayFile ? { action: fileReport, count: filed.filings.length, now: new Date() } : null;
  const archive = await ask(archivedBan, { key: id });
  if (archive !== null) return <ArchivedBan of={id} {...{ archive, filed, filing, zones }} />;
  const ban = await ask(one, { key: id });
  const proof = await checkedProof(id);
  return (
    <>
      <BanHead {...{ ban, filing }} proven={typeof proof !== "string"} legalZone={zones.legalZone} />
      <BanBody {...{ ban, filed, zones, proof }} ending={await ask(ending, { key: id })} />
    </>
  );
}
