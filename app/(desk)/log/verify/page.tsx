import type { Metadata } from "next";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { Verdict } from "#components/log/verdict.tsx";
import { VerificationList } from "#components/log/verification-list.tsx";
import { Watch } from "#components/log/watch.client.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { timeLeft } from "#lib/log/log.ts";
import { verifications } from "#lib/log/verifications.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import { verifyLog } from "./actions.ts";

export const metadata: Metadata = { title: "Verify the log" };

export default async function VerifyPage() {
  const [newest, ...earlier] = await ask(verifications, {});
  const zones = await readerZones();
  const underWay = newest?.state === "waiting" || newest?.state === "running";
  return (
    <>
      <PageHeader
        title="Verify the log"
        path={[{ href: "/log", label: "Log" }]}
        line="Every entry is hashed again from its row, the whole tree is built anew, and every signature is checked."
      />
      {newest === undefined ? (
        <Empty title="Not verified here yet">
          The verdict will stand here: sound, or the first record that was altered, by table and id.
        </Empty>
      ) : (
        <Verdict run={newest} left={timeLeft(newest, new Date())} {...zones} />
      )}
      {underWay ? <Watch everyMs={1000} /> : <ActionForm action={verifyLog} submit="Verify now" className="mt-6" />}
      {earlier.length > 0 && (
        <Section title="Earlier">
          <VerificationList runs={earlier} {...zones} />
        </Section>
      )}
      <p className="mt-9 max-w-prose text-small text-soft">
        This program checks itself here. To trust less, export the log and check it with one that we did not write:
        countersign log export, then docs/log-format.md.
      </p>
    </>
  );
}
