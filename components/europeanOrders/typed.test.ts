import { expect, test } from "vitest";
import { epoc, epocPr } from "#lib/law/european/forms.ts";
import { typedAnswer } from "./typed-answer.ts";
import { typedCertificate } from "./typed-certificate.ts";

function form(values: Record<string, string>): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(values)) made.append(name, value);
  return made;
}
const head = {
  "form.a.issuingState": "DE",
  "form.a.issuingAuthority": "Bundeskriminalamt",
  "form.a.validatingAuthority": "Amtsgericht Wiesbaden",
  "form.a.fileNumber": "7 Gs 11/26",
  "form.b.name": "Relay Messenger Ireland Ltd",
  "form.b.capacity": "designated-establishment",
  zone: "UTC",
  receivedAt: "2026-11-22T09:00",
};
const signer = (at: string, name: string) => ({
  [`form.${at}.capacity`]: "judge",
  [`form.${at}.name`]: name,
  [`form.${at}.signedOn`]: "2026-11-20",
});

test("an EPOC typed from the paper has its earlier order and its validating authority", () => {
  const typed = typedCertificate(
    form({
      ...{ ...head, annex: "I", "form.c.kind": "ten-days", "form.e.identifiers": "+44 7700 900009" },
      ...{ "form.f.evidence": "registration", "form.g.provisions": "§ 263 StGB", "form.g.proceedings": "criminal" },
      ...{
        "form.d.kind": "preservation",
        "form.d.reference": "7 Gs 2/26",
        "form.d.authority": "Amtsgericht Wiesbaden",
      },
      ...{ ...signer("i", "KHK Muster"), ...signer("j", "Dr. A. Beispiel"), "form.l.to": "Bundeskriminalamt" },
    }),
  );
  const read = epoc.parse(typed.form);
  expect(read.d).toEqual([
    { kind: "preservation", reference: "7 Gs 2/26", authority: "Amtsgericht Wiesbaden", issuedOn: null },
  ]);
  expect(read.j).toMatchObject({ authority: "Amtsgericht Wiesbaden", name: "Dr. A. Beispiel", capacity: "judge" });
});

test("what is left empty is no section", () => {
  const typed = typedCertificate(
    form({
      ...{ ...head, ...signer("g", "KHK Muster"), annex: "II", "form.c.identifiers": "+44 7700 900009" },
      ...{ "form.d.evidence": "registration", "form.e.provisions": "§ 263 StGB", "form.e.proceedings": "criminal" },
    }),
  );
  expect(epocPr.parse(typed.form).h).toBeNull();
});

test("an Annex III gives a reason for each identifier that has one", () => {
  const { reasons } = typedAnswer(
    form({
      ...{ ground: "impossible", concerns: "+44 7700 900009", explanation: "Nothing of it is kept." },
      ...{ "ground.3": "incomplete", "concerns.3": "user-77", "explanation.3": "No account has that name." },
    }),
  );
  expect(reasons.map(({ ground, concerns }) => [ground, concerns])).toEqual([
    ["impossible", "+44 7700 900009"],
    ["incomplete", "user-77"],
  ]);
  expect(typedAnswer(form({})).reasons).toEqual([{ ground: "", concerns: "", explanation: "" }]);
});
