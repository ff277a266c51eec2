"use server";

import { newEmergency } from "#components/requests/new-emergency.ts";
import { receiveEmergency } from "#lib/requests/receiveEmergency.ts";
import { act } from "../../../../act.ts";

export const createEmergency = act(receiveEmergency, newEmergency, ({ id }) => `/requests/${id}`);
