import type { Metadata } from "next";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import { ClosedLink } from "#components/shell/closed-link.tsx";
import { PublicPage } from "#components/shell/public-page.tsx";
import { passwordLengthMax, passwordLengthMin } from "#lib/auth/password.ts";
import { ground } from "#lib/db/ground.ts";
import { readLink } from "#lib/people/setPassword.ts";
import { Refusal } from "#lib/refusal.ts";
import { welcome } from "./actions.ts";

export const metadata: Metadata = { title: "Set your password", robots: { index: false } };

type Props = { params: Promise<{ token: string }> };

export default async function WelcomePage({ params }: Props) {
  const { token } = await params;
  const link = await readLink(ground(), token).catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    throw error;
  });
  if (link instanceof Refusal) return <ClosedLink sentence={link.message} signIn="/sign-in" />;
  return (
    <PublicPage narrow>
      <h1 className="mb-1.5 text-title">Welcome, {link.name}</h1>
      <p className="mb-6 font-serif text-lead text-soft">Choose the password that opens the desk for {link.email}.</p>
      <ActionForm action={welcome} hidden={{ token }} submit="Set the password">
        <input type="hidden" name="username" autoComplete="username" value={link.email} readOnly />
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="new-password"
          minLength={passwordLengthMin}
          maxLength={passwordLengthMax}
          hint={`At least ${passwordLengthMin} characters. Several words that do not belong together are stronger than signs.`}
          autoFocus
        />
      </ActionForm>
    </PublicPage>
  );
}
