"use server";

import { queueFilter } from "#components/requests/queue-views.ts";
import { beginWith } from "#lib/views/beginWith.ts";
import { change } from "#lib/views/change.ts";
import { remove } from "#lib/views/remove.ts";
import { save } from "#lib/views/save.ts";
import { filterNames } from "#lib/views/view.ts";
import { act, optionalText, text } from "../../../act.ts";

export const saveView = act(save, (form) => ({
  name: form.get("name"),
  shared: form.get("shared") === "on",
  isDefault: form.get("isDefault") === "on",
  filters: queueFilter(Object.fromEntries(filterNames.map((name) => [name, text(form, name)]))),
}));

export const changeView = act(change, (form) => ({
  id: form.get("id"),
  version: form.get("version"),
  shared: form.get("shared") === "yes",
}));
export const removeView = act(remove, (form) => ({ id: form.get("id") }));
export const beginWithView = act(beginWith, (form) => ({ id: optionalText(form, "id") ?? null }));
