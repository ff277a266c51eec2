import type { Metadata } from "next";
import { AcceptWithPassword } from "#components/officers/accept-with-password.tsx";
import { PasskeyEnrolment } from "#components/officers/passkey-enrolment.client.tsx";
import { ClosedLink } from "#components/shell/closed-link.tsx";
import { PublicPage } from "#components/shell/public-page.tsx";
import { passwordLengthMax, passwordLengthMin } from "#lib/auth/password.ts";
import { ground } from "#lib/db/ground.ts";
import { readInvitation } from "#lib/officers/enrol.ts";
import { Refusal } from "#lib/refusal.ts";
import { acceptWithPasskey, acceptWithPassword, passkeyToMake } from "./actions.ts";

export const metadata: Metadata = { title: "Your access" };

type Props = { params: Promise<{ token: string }> };

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const invitation = await readInvitation(ground(), token).catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    throw error;
  });
  if (invitation instanceof Refusal) return <ClosedLink sentence={invitation.message} signIn="/officer/sign-in" />;
  const { name, authority, service } = invitation;
  const lengths = { min: passwordLengthMin, max: passwordLengthMax };
  return (
    <PublicPage narrow>
      <h1 className="mb-1.5 text-title">Welcome, {name}</h1>
      <p className="mb-6 font-serif text-lead text-soft">
        {service} opens its request portal to you as an officer of {authority}. Choose with what you get in; this link
        then closes.
      </p>
      <h2 className="mb-2 text-body">A passkey</h2>
      <p className="mb-4 text-soft">
        Your device or security key, unlocked by fingerprint, face or PIN. Nothing to remember, nothing to be tricked
        out of.
      </p>
      <PasskeyEnrolment token={token} question={passkeyToMake} accept={acceptWithPasskey} />
      <h2 className="mt-8 mb-2 border-rule border-t pt-5 text-body">Or a password with an authenticator app</h2>
      <AcceptWithPassword action={acceptWithPassword} token={token} invitation={invitation} lengths={lengths} />
    </PublicPage>
  );
}
