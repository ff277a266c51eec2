import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FetchSheet } from "#components/deliveries/fetch-sheet.tsx";
import { ground } from "#lib/db/ground.ts";
import { linkHolder } from "#lib/deliveries/delivery.ts";
import { offer } from "#lib/deliveries/offer.ts";
import { Refusal } from "#lib/refusal.ts";

export const metadata: Metadata = { title: "Fetch a file", robots: { index: false }, referrer: "no-referrer" };

type Props = { params: Promise<{ token: string }> };

/** Where a link leads: what the file is and its hash, before it is fetched. Looking takes nothing from how often it can be. */
export default async function FetchPage({ params }: Props) {
  const { token } = await params;
  const offered = await offer(ground(), linkHolder, { token }).catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    throw error;
  });
  if (offered instanceof Refusal) notFound();
  return <FetchSheet {...offered} action={`/fetch/${token}/file`} />;
}
