"use client";

import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from "@simplewebauthn/browser";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { RefusalNotice } from "#components/forms/refusal-notice.tsx";
import { Button } from "#components/ui/button.tsx";

type Signed = Awaited<ReturnType<typeof startAuthentication>>;

type PasskeySignInProps = {
  to: string;
  /** What is to be signed; null where too many were begun from here. */
  question: () => Promise<PublicKeyCredentialRequestOptionsJSON | null>;
  /** Goes on to `to`, or answers why not. */
  enter: (response: Signed, to: string) => Promise<string>;
};

const throttled = "Too many tries from here. Wait 15 minutes, or sign in with password and code.";
const unanswered = "The passkey did not answer. Nothing happened: try again, or sign in with password and code.";

/** Signs in with a passkey: the browser offers the ones that it has for this address. */
export function PasskeySignIn({ to, question, enter }: PasskeySignInProps) {
  const [sentence, say] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const signIn = async () => {
    if (pending) return;
    setPending(true);
    say(await answered());
    setPending(false);
  };
  const answered = async (): Promise<string | null> => {
    const options = await question();
    if (options === null) return throttled;
    const response = await startAuthentication({ optionsJSON: options }).catch(() => null);
    // Where it succeeds the page is left, and nothing is answered.
    return response === null ? unanswered : ((await enter(response, to)) ?? null);
  };
  return (
    <div className="flex flex-col items-start gap-4">
      {sentence !== null && <RefusalNotice live="alert" sentence={sentence} className="w-full" />}
      <Button kind="main" onClick={signIn} aria-disabled={pending || undefined}>
        <KeyRound aria-hidden /> Sign in with a passkey
      </Button>
    </div>
  );
}
