"use server";

import { countOverturned } from "#lib/bans/overturning/countOverturned.ts";
import { act } from "../../../act.ts";

export const countNow = act(countOverturned, () => ({}));
