import type { Metadata } from "next";
import Link from "next/link";
import { RetentionForms } from "#components/destructions/retention-form.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { rules } from "#lib/destructions/rules.ts";
import { ask } from "../../../ask.ts";
import { setTerm } from "./actions.ts";

export const metadata: Metadata = { title: "Retention" };

export default async function RetentionPage() {
  const terms = await ask(rules, {});
  const { role } = await requireActor();
  return (
    <>
      <PageHeader
        title="Settings"
        line="How long what is sealed is kept. What is over its term is destroyed in the night, with a certificate; a request that is litigated is spared."
        acts={
          <Button asChild>
            <Link href="/log/destructions">Certificates</Link>
          </Button>
        }
      />
      <SettingsTabs at="/settings/retention" role={role} />
      <RetentionForms rules={terms} action={setTerm} />
    </>
  );
}
