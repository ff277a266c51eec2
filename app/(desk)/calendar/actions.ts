"use server";

import { renewFeed } from "#lib/deadlines/renewFeed.ts";
import { act } from "../../act.ts";

export const renew = act(renewFeed, (form) => ({ version: form.get("version") }));
