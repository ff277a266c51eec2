import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import { RefusalNotice } from "#components/forms/refusal-notice.tsx";
import { PublicPage } from "#components/shell/public-page.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { localPath } from "#lib/auth/address.ts";
import { currentActor } from "#lib/auth/session.ts";
import { signInRefusal } from "#lib/people/person.ts";
import { enter } from "./actions.ts";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ to?: string | string[]; set?: string; error?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const { to: asked, set, error } = await searchParams;
  const to = localPath(Array.isArray(asked) ? asked[0] : asked);
  if ((await currentActor()) !== null) redirect(to);
  return (
    <PublicPage narrow links={[{ href: "/transparency", label: "Published reports" }]}>
      <h1 className="mb-1.5 text-title">Sign in</h1>
      <p className="mb-6 font-serif text-lead text-soft">
        The desk is for people of the house. What they do is in the log.
      </p>
      {set !== undefined && (
        <Notice className="mb-5" title="Your password is set." live="status">
          Sign in with it. The link you used has closed behind you.
        </Notice>
      )}
      {error !== undefined && (
        <RefusalNotice className="mb-5" sentence={signInRefusal(error === "throttled" ? "throttled" : null).message} />
      )}
      <ActionForm action={enter} hidden={{ to }} submit="Sign in">
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          maxLength={254}
          spellCheck={false}
          autoFocus
        />
        <TextField name="password" label="Password" type="password" autoComplete="current-password" />
      </ActionForm>
      <p className="mt-8 border-rule border-t pt-4 text-small text-soft">
        No password yet, or forgotten? An administrator makes you a link that sets a new one. None is sent by e-mail.
      </p>
    </PublicPage>
  );
}
