"use server";

import { verify } from "#lib/log/verify.ts";
import { act } from "../../../act.ts";

export const verifyLog = act(verify, () => ({}));
