import { type FormState, keptInput, sentenceFor } from "./form-state.ts";

type Problem = { detail?: string; fields?: Record<string, string> };

/**
 * Sends a form with files to a Route Handler and answers as a Server Action would. A file beyond `fileBytesMax` is refused before it is sent; the
 * server counts all the same.
 */
export async function sendForm<Result>(
  address: string,
  form: FormData,
  fileBytesMax = 20 * 1024 * 1024,
): Promise<FormState<Result>> {
  const refused = (sentence: string, fields: Record<string, string> = {}): FormState<Result> => ({
    answer: "refused",
    sentence: sentenceFor({ message: sentence, fields }),
    fields,
    kept: keptInput(form),
  });
  for (const [name, file] of form) {
    if (typeof file === "string") continue;
    if (file.size > fileBytesMax) {
      const sentence = `“${file.name}” is larger than 20 MB, so it was not sent. Send it in parts, or scan it in fewer dots.`;
      return refused(sentence, { [name]: sentence });
    }
  }
  try {
    const response = await fetch(address, { method: "POST", body: form, headers: { accept: "application/json" } });
    if (response.ok) return { answer: "done", result: (await response.json()) as Result };
    const { detail, fields } = (await response.json()) as Problem;
    return refused(detail ?? "The server refused this without a reason. Nothing was saved; try again.", fields);
  } catch {
    return refused("The server did not answer. What you wrote and chose is still here: try again.");
  }
}
