import { automations, type BanReason, reasons, signals } from "#lib/bans/ban.ts";
import { optionalText, text } from "../../../written.ts";

/** The version of the template that a form holds; its fields are named by their path. Whether it is whole the operation finds out. */
export function templateOf(form: FormData) {
  const each = <Code extends string>(codes: readonly Code[], of: (code: Code) => unknown) =>
    Object.fromEntries(codes.map((code) => [code, of(code)]));
  return {
    from: text(form, "content.from"),
    scope: text(form, "content.scope"),
    reasons: each(reasons, (reason) => lineOf(form, reason)),
    signals: each(signals, (code) => text(form, `content.signals.${code}`)),
    automations: each(automations, (code) => text(form, `content.automations.${code}`)),
  };
}

function lineOf(form: FormData, reason: BanReason) {
  const field = (name: string) => `content.reasons.${reason}.${name}`;
  if (text(form, field("ground")) === "none") return { stated: false, why: text(form, field("why")) };
  return {
    stated: true,
    ground: text(form, field("ground")),
    category: text(form, field("category")),
    keyword: optionalText(form, field("keyword")) ?? null,
    keywordOther: optionalText(form, field("keywordOther")) ?? null,
    basis: text(form, field("basis")),
    explanation: text(form, field("explanation")),
    facts: text(form, field("facts")),
  };
}
