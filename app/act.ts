import { currentActor } from "#lib/auth/session.ts";
import { actAs } from "./actAs.ts";

/**
 * Makes a Server Action of an operation: `export const assign = act(assignRequest, (form) => ({ id: form.get("id") }))` in a file
 * that begins with "use server", for an `ActionForm`. Whether the asker may is answered by the operation and nowhere else: a refusal
 * of that kind becomes the 403 page, every other one goes back into the form with what was written. When it is done, the page is drawn
 * anew, or left for the path that `goTo` names.
 */
export const act = actAs(currentActor);

export { lines, optionalText, refused, text } from "./written.ts";
