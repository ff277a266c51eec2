import type { Metadata } from "next";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { ChecksTogether } from "#components/statements/checks-list.tsx";
import { JsonBlock } from "#components/statements/json-block.tsx";
import { DryRunEmpty } from "#components/statements/no-statement.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { dryRun } from "#lib/statements/dryRun.ts";
import { ask } from "../../../../ask.ts";

export const metadata: Metadata = { title: "Dry run of statements" };

export default async function DryRunPage() {
  const { path, sandbox, statements, held, stops } = await ask(dryRun, {});
  const count = `${formatCount(statements.length)} ${statements.length === 1 ? "statement" : "statements"}`;
  return (
    <>
      <PageHeader
        title="Dry run"
        path={[
          { href: "/bans", label: "Bans" },
          { href: "/bans/statements", label: "Statements of reasons" },
        ]}
        line="The next statements, built, validated and checked as they would leave together. Nothing was sent, and nothing was changed."
      />
      {stops.map((sentence) => (
        <Notice key={sentence} tone="grave" title={sentence} className="mb-6">
          This stops the sending as a whole, until counsel looked at it.
        </Notice>
      ))}
      {held.length > 0 && (
        <Section title="What our checks found">
          <ChecksTogether held={held} />
        </Section>
      )}
      {statements.length === 0 ? (
        <DryRunEmpty sandbox={sandbox} />
      ) : (
        <Section title={`${count} would leave: ${path}`} id="body">
          <JsonBlock label="The body of the post" value={{ statements }} />
        </Section>
      )}
    </>
  );
}
