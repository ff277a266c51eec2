import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import { PasskeySignIn } from "#components/officers/passkey-sign-in.client.tsx";
import { PublicPage } from "#components/shell/public-page.tsx";
import { currentOfficer, officerPath } from "#lib/auth/officerSession.ts";
import { enter, enterByPasskey, passkeyQuestion } from "./actions.ts";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ to?: string | string[] }> };

export default async function OfficerSignInPage({ searchParams }: Props) {
  const { to: asked } = await searchParams;
  const to = officerPath(Array.isArray(asked) ? asked[0] : asked);
  if ((await currentOfficer()) !== null) redirect(to);
  return (
    <PublicPage narrow links={[{ href: "/transparency/matrix", label: "What we can disclose" }]}>
      <h1 className="mb-1.5 text-title">Request portal</h1>
      <p className="mb-6 font-serif text-lead text-soft">
        For officers of authorities that we have verified. What is done here is in the log.
      </p>
      <PasskeySignIn to={to} question={passkeyQuestion} enter={enterByPasskey} />
      <h2 className="mt-8 mb-3 border-rule border-t pt-5 text-body">Or with password and code</h2>
      <ActionForm action={enter} hidden={{ to }} submit="Sign in" kind="plain">
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          maxLength={320}
          spellCheck={false}
        />
        <TextField name="password" label="Password" type="password" autoComplete="current-password" />
        <TextField
          name="code"
          label="Code of the authenticator app"
          hint="Six digits. Each code is taken once."
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          className="[&_input]:w-40 [&_input]:font-mono"
        />
      </ActionForm>
      <p className="mt-8 border-rule border-t pt-4 text-small text-soft">
        Nobody is let in by e-mail. Whoever lost their passkey, password or app is invited anew by the service.
      </p>
    </PublicPage>
  );
}
