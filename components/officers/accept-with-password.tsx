import { renderSVG } from "uqr";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";

type AcceptWithPasswordProps = {
  action: FormAction;
  token: string;
  /** `draft` is the sealed secret of this very page; `uri` what its QR code says. */
  invitation: { email: string; secret: string; uri: string; draft: string };
  lengths: { min: number; max: number };
};

/** A password and an authenticator app, set up together: the code shows that the app has taken the secret. Works without script. */
export function AcceptWithPassword({ action, token, invitation, lengths }: AcceptWithPasswordProps) {
  const { email, secret, uri, draft } = invitation;
  return (
    <ActionForm action={action} hidden={{ token, draft }} submit="Set up password and app" kind="plain">
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <TextField
        name="password"
        label="Password"
        type="password"
        autoComplete="new-password"
        minLength={lengths.min}
        maxLength={lengths.max}
        hint={`At least ${lengths.min} characters. Several words that do not belong together are stronger than signs.`}
      />
      <div className="flex flex-col gap-2">
        <p className="font-strong">Authenticator app</p>
        <p className="text-small text-soft">Scan this with the app, or type the secret in.</p>
        <QrCode text={uri} />
        <code className="font-mono text-small break-all select-all">{secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code>
      </div>
      <TextField
        name="code"
        label="Code that the app shows"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        className="[&_input]:w-40 [&_input]:font-mono"
      />
    </ActionForm>
  );
}

/** Dark on white in both themes, with its quiet zone: not every app reads a QR code the other way round. */
function QrCode({ text }: { text: string }) {
  const svg = renderSVG(text, { ecc: "M", border: 4, whiteColor: "#ffffff", blackColor: "#000000" });
  return (
    // biome-ignore lint/performance/noImgElement: drawn by the server as data; there is nothing to optimise
    <img
      src={`data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`}
      alt="QR code of the secret that is written below"
      width={176}
      height={176}
      className="border border-rule"
    />
  );
}
