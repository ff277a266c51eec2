import { typedInstant } from "#components/forms/typed-time.ts";
import { formKeys } from "#lib/law/european/keys.ts";

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
};
const orNull = (form: FormData, name: string) => textOf(form, name) || null;

/** One line of the box for identifiers: what kind it is, by its look. */
export function typedIdentifier(line: string): { kind: string; value: string } {
  if (/^\d{1,3}(\.\d{1,3}){3}$|^[0-9a-f:]+:[0-9a-f:]+$/i.test(line)) return { kind: "ip-address", value: line };
  if (/^(\+|00)[\d\s().-]{6,}$/.test(line)) return { kind: "phone", value: line };
  return { kind: /^\S+@\S+\.\S+$/.test(line) ? "email" : "account", value: line };
}

/** What the form of a certificate holds, in the shape of its data; what is wrong in it the door finds. Names are paths of that shape. */
export function typedCertificate(form: FormData) {
  const isProduction = textOf(form, "annex") !== "II";
  return {
    form: isProduction ? production(form) : preservation(form),
    receivedAt: typedInstant(textOf(form, "receivedAt"), textOf(form, "zone")),
    channel: textOf(form, "channel") || "staff",
  };
}

function production(form: FormData) {
  const kind = textOf(form, "form.c.kind");
  return {
    form: formKeys.I,
    a: head(form),
    b: addressee(form),
    c: {
      kind,
      justification: orNull(form, "form.c.justification"),
      validationFollows: form.has("form.c.validationFollows"),
    },
    d: earlier(form),
    e: identifiers(form, "form.e"),
    f: wanted(form, "form.f"),
    g: {
      provisions: textOf(form, "form.g.provisions"),
      proceedings: textOf(form, "form.g.proceedings"),
      threshold: orNull(form, "form.g.threshold"),
    },
    h: information(form, "form.h"),
    i: contact(form, "form.i"),
    j: validating(form, "form.j"),
    k:
      textOf(form, "form.k.authority") === ""
        ? null
        : { authority: textOf(form, "form.k.authority"), fileNumber: orNull(form, "form.k.fileNumber") },
    l: { to: textOf(form, "form.l.to"), means: orNull(form, "form.l.means") },
    m: withheld(form),
  };
}

function preservation(form: FormData) {
  return {
    form: formKeys.II,
    a: head(form),
    b: addressee(form),
    c: identifiers(form, "form.c"),
    d: wanted(form, "form.d"),
    e: { provisions: textOf(form, "form.e.provisions"), proceedings: textOf(form, "form.e.proceedings") },
    f: information(form, "form.f"),
    g: contact(form, "form.g"),
    h: validating(form, "form.h"),
    i: withheld(form),
  };
}

function head(form: FormData) {
  return {
    issuingState: textOf(form, "form.a.issuingState"),
    issuingAuthority: textOf(form, "form.a.issuingAuthority"),
    validatingAuthority: orNull(form, "form.a.validatingAuthority"),
    fileNumber: textOf(form, "form.a.fileNumber"),
  };
}

const addressee = (form: FormData) => ({
  name: textOf(form, "form.b.name"),
  capacity: textOf(form, "form.b.capacity"),
});

function identifiers(form: FormData, at: string) {
  const [from, to] = [textOf(form, `${at}.period.from`), textOf(form, `${at}.period.to`)];
  const lines = textOf(form, `${at}.identifiers`).split(/\r?\n/);
  return {
    identifiers: lines
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .map(typedIdentifier),
    period: from === "" && to === "" ? null : { from, to },
    other: orNull(form, `${at}.other`),
  };
}

const wanted = (form: FormData, at: string) => ({
  evidence: form.getAll(`${at}.evidence`).map(String),
  other: orNull(form, `${at}.other`),
});
const information = (form: FormData, at: string) => ({
  delayed: form.has(`${at}.delayed`),
  justification: orNull(form, `${at}.justification`),
});

function contact(form: FormData, at: string) {
  return {
    authority: textOf(form, "form.a.issuingAuthority"),
    capacity: textOf(form, `${at}.capacity`),
    name: textOf(form, `${at}.name`),
    phone: orNull(form, `${at}.phone`),
    email: orNull(form, `${at}.email`),
    signedOn: textOf(form, `${at}.signedOn`),
  };
}

/** Whom to ask of the validating authority that section A names; null where nobody is named. */
function validating(form: FormData, at: string) {
  if (textOf(form, `${at}.name`) === "") return null;
  return { ...contact(form, at), authority: textOf(form, "form.a.validatingAuthority") };
}

/** The order to which this one relates, where section D names one. */
function earlier(form: FormData) {
  const [kind, reference] = [textOf(form, "form.d.kind"), textOf(form, "form.d.reference")];
  if (kind === "" && reference === "") return [];
  return [{ kind, reference, authority: textOf(form, "form.d.authority"), issuedOn: orNull(form, "form.d.issuedOn") }];
}

/** What stands on the paper and is not typed in: it is flagged, and nobody copies it. */
function withheld(form: FormData) {
  const kinds = form.getAll("withheld").map(String);
  const onPaper = "On the paper only; it was not typed in.";
  if (kinds.length === 0) return null;
  return {
    grounds: kinds.includes("grounds") ? onPaper : null,
    caseSummary: kinds.includes("case-summary") ? onPaper : null,
  };
}
