"use server";

import { connect } from "#lib/statements/connect.ts";
import { proposeTemplate } from "#lib/statements/proposeTemplate.ts";
import { settleTemplate } from "#lib/statements/settleTemplate.ts";
import { turn } from "#lib/statements/turn.ts";
import { act, text } from "../../../act.ts";
import { templateOf } from "./templateOf.ts";

export const connectDatabase = act(connect, (form) => ({
  url: text(form, "url"),
  token: text(form, "token"),
  target: text(form, "target"),
  version: form.get("version"),
}));

export const turnSending = act(turn, (form) => ({ on: form.get("on"), version: form.get("version") }));

export const proposeVersion = act(
  proposeTemplate,
  (form) => ({ reason: text(form, "reason"), content: templateOf(form) }),
  () => "/settings/statements",
);

export const settleVersion = act(settleTemplate, (form) => ({
  number: form.get("number"),
  verdict: form.get("answer") === "countersign" ? "countersign" : "reject",
}));
