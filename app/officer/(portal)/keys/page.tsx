import type { Metadata } from "next";
import { AddKey } from "#components/officers/add-key.tsx";
import { KeyList } from "#components/officers/key-list.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { ground } from "#lib/db/ground.ts";
import { ownStanding } from "../../own.ts";
import { addKey, revokeKey } from "./actions.ts";

export const metadata: Metadata = { title: "Your keys" };

export default async function KeysPage() {
  const { keys, zones } = await ownStanding();
  return (
    <>
      <PageHeader
        title="Your keys"
        line="What is produced for you is encrypted to your key, so that nobody reads it on the way. Its private part never leaves you."
      />
      {keys.length === 0 ? (
        <Empty title="No key yet" className="mb-9">
          Without one the service agrees a secret with you on another channel for each production.
        </Empty>
      ) : (
        <KeyList keys={keys} now={ground().now()} zones={zones} revoke={revokeKey} />
      )}
      <Section title="Add a key">
        <AddKey action={addKey} />
      </Section>
    </>
  );
}
