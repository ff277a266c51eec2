import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { PageHeader } from "#components/shell/page-header.tsx";
import { TemplateForm } from "#components/statements/template-form.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { categories, keywords } from "#lib/statements/enums.ts";
import { preset } from "#lib/statements/preset.ts";
import { templates } from "#lib/statements/templates.ts";
import { ask } from "../../../../ask.ts";
import { proposeVersion } from "../actions.ts";

export const metadata: Metadata = { title: "A version of the template" };

const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export default async function TemplatePage() {
  const { role } = await requireActor();
  if (!may(role, "statements:propose")) forbidden();
  const versions = await ask(templates, {});
  const inForce = versions.find(({ countersignedAt }) => countersignedAt !== null)?.content;
  const today = new Date().toISOString().slice(0, 10);
  return (
    <>
      <PageHeader
        title="Propose a version of the template"
        path={[
          { href: "/settings", label: "Settings" },
          { href: "/settings/statements", label: "Statements of reasons" },
        ]}
        line="Each statement of a ban says these sentences: the facts of its reason, how it was found, who decided. No text may hold personal data."
      />
      <TemplateForm
        template={inForce ?? { ...preset, from: today }}
        categories={choices(categories)}
        keywords={choices(keywords)}
        action={proposeVersion}
      />
    </>
  );
}
