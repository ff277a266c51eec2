import type { Metadata } from "next";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { Watch } from "#components/log/watch.client.tsx";
import { RecountChecks } from "#components/recounts/recount-checks.tsx";
import { RecountList } from "#components/recounts/recount-list.tsx";
import { RecountVerdict } from "#components/recounts/recount-verdict.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { list } from "#lib/recounts/list.ts";
import { ask } from "../../../../ask.ts";
import { readerZones } from "../../../../reader.ts";
import { beginRecount } from "./actions.ts";

export const metadata: Metadata = { title: "Count again" };

export default async function RecountPage() {
  const [newest, ...earlier] = await ask(list, {});
  const zones = await readerZones();
  const { role } = await requireActor();
  return (
    <>
      <PageHeader
        title="Count the bans again"
        path={[
          { href: "/bans", label: "Bans" },
          { href: "/bans/ledger", label: "Ledger" },
        ]}
        line="Figures are read from daily sums. Each night the rows of every month are counted, the oldest too, and all that was published is held against them."
      />
      {newest === undefined ? (
        <Empty title="Not counted yet">What is found stands here: that all agrees, or each thing that does not.</Empty>
      ) : (
        <RecountVerdict run={newest} {...zones} />
      )}
      {newest?.state === "running" && <Watch everyMs={1000} />}
      {newest?.state !== "running" && may(role, "recounts:verify") && (
        <ActionForm action={beginRecount} submit="Count again now" className="mt-6">
          <Checkbox name="roots" label="Hash every row again as well" />
        </ActionForm>
      )}
      <Section title="What is compared">
        <RecountChecks />
      </Section>
      {earlier.length > 0 && (
        <Section title="Earlier">
          <RecountList runs={earlier} {...zones} />
        </Section>
      )}
    </>
  );
}
