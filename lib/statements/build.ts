import type { BanAutomation, BanSignal } from "#lib/bans/ban.ts";
import { territories } from "./enums.ts";
import type { StatedBan, Template, TemplateLine } from "./statement.ts";

/** One statement as the Database takes it. Fields that do not apply are left out. */
export type Statement = Readonly<Record<string, string | readonly string[]>>;

type Found = {
  readonly source: "SOURCE_VOLUNTARY" | "SOURCE_TYPE_OTHER_NOTIFICATION";
  readonly automated: "Yes" | "No";
};

const machine: Found = { source: "SOURCE_VOLUNTARY", automated: "Yes" };

/**
 * What each signal means for Article 17(3)(b) and (c): who set the investigation off, and whether a machine found the account. A report from
 * within the service lacks what Article 16(2) asks of a notice, so it is another notification.
 */
export const foundBy: Readonly<Record<BanSignal, Found>> = {
  "user-report": { source: "SOURCE_TYPE_OTHER_NOTIFICATION", automated: "No" },
  behaviour: machine,
  profile: machine,
  "group-metadata": machine,
  "hash-match-unencrypted": machine,
  "known-network": machine,
  "legal-order": { source: "SOURCE_TYPE_OTHER_NOTIFICATION", automated: "No" },
  "manual-review": { source: "SOURCE_VOLUNTARY", automated: "No" },
  appeal: { source: "SOURCE_TYPE_OTHER_NOTIFICATION", automated: "No" },
};

export const decidedBy: Readonly<Record<BanAutomation, string>> = {
  none: "AUTOMATED_DECISION_NOT_AUTOMATED",
  partial: "AUTOMATED_DECISION_PARTIALLY",
  full: "AUTOMATED_DECISION_FULLY",
};

/** States of the area that are not members of the Union. */
const besidesUnion: ReadonlySet<string> = new Set(["IS", "LI", "NO"]);

/**
 * The statement of one ban by one version of the template: Article 17(3) of Regulation (EU) 2022/2065. A ban of an account has the day of its
 * registration as the day of its content. The same ban and version always give the same statement.
 * @throws RangeError where the template states no such reason
 */
export function build(ban: StatedBan, template: Template, puid: string): Statement {
  const line = template.reasons[ban.reason];
  if (!line.stated) throw new RangeError(`no statement is made for ${ban.reason}`);
  const found = foundBy[ban.signal];
  return {
    decision_account: ban.action === "ban" ? "DECISION_ACCOUNT_TERMINATED" : "DECISION_ACCOUNT_SUSPENDED",
    ...groundOf(line, ban.policy),
    content_type: ["CONTENT_TYPE_OTHER"],
    content_type_other: "Account",
    category: line.category,
    ...keywordOf(line),
    territorial_scope: scopeOf(template.scope, ban.country),
    ...(ban.accountCreatedOn === null ? {} : { content_date: ban.accountCreatedOn }),
    application_date: ban.appliedOn,
    ...(ban.endedOn === null ? {} : { end_date_account_restriction: ban.endedOn }),
    decision_facts: [line.facts, template.signals[ban.signal], template.automations[ban.automation]].join(" "),
    source_type: found.source,
    automated_detection: found.automated,
    automated_decision: decidedBy[ban.automation],
    puid,
  };
}

type Stated = Extract<TemplateLine, { stated: true }>;

function groundOf({ ground, basis, explanation }: Stated, policy: string | null): Statement {
  if (ground === "illegal") {
    return {
      decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT",
      illegal_content_legal_ground: basis,
      illegal_content_explanation: explanation,
    };
  }
  return {
    decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
    incompatible_content_ground: policy === null ? basis : `${basis}, ${policy}`,
    incompatible_content_explanation: explanation,
  };
}

function keywordOf({ keyword, keywordOther }: Stated): Statement {
  if (keyword === null) return {};
  return {
    category_specification: [keyword],
    ...(keywordOther === null ? {} : { category_specification_other: keywordOther }),
  };
}

function scopeOf(scope: Template["scope"], country: string): readonly string[] {
  if (scope === "country") return [country];
  return scope === "eea" ? territories : territories.filter((code) => !besidesUnion.has(code));
}
