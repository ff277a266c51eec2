import { expect, test } from "vitest";
import { preset } from "#lib/statements/preset.ts";
import { templateInput } from "#lib/statements/templateInput.ts";
import { templateOf } from "./templateOf.ts";

/** Every text of the template under its path, as the form's fields are named. */
function fieldsOf(value: unknown, path: string): [string, string][] {
  if (typeof value !== "object" || value === null) return [[path, String(value ?? "")]];
  return Object.entries(value).flatMap(([name, inner]) => fieldsOf(inner, `${path}.${name}`));
}

test("a form filled with a template is that template", () => {
  const template = { ...preset, from: "2026-01-01" };
  const form = new FormData();
  for (const [name, text] of fieldsOf(template, "content")) form.set(name.replace(/\.stated$/, ".unused"), text);
  for (const [reason, line] of Object.entries(template.reasons))
    if (!line.stated) form.set(`content.reasons.${reason}.ground`, "none");
  expect(templateInput.parse(templateOf(form))).toEqual(template);
});

test("what is wrong in it is told by the name of its field", () => {
  const told = templateInput.safeParse(templateOf(new FormData()));
  expect(told.error?.issues.map(({ path }) => path.join("."))).toContain("reasons.fraud.facts");
});
