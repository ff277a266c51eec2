type Wanted = {
  /** What is sent along, such as a reason. */
  readonly form?: HTMLFormElement;
  /** As which it is saved where the answer names it otherwise not. */
  readonly fileName: string;
  /** The sentence for a server that does not answer: what was kept, and what to do. */
  readonly unanswered: string;
};

/** Fetches a file by a POST and saves it on the reader's computer. Answers null where it was saved, else the sentence why not. */
export async function saveFile(address: string, { form, fileName, unanswered }: Wanted): Promise<string | null> {
  try {
    const response = await fetch(address, { method: "POST", body: form === undefined ? null : new FormData(form) });
    if (!response.ok) {
      const { detail } = (await response.json()) as { detail?: string };
      return detail ?? "It was not handed out. Nothing was changed; try again.";
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await response.blob());
    link.download = nameIn(response.headers.get("content-disposition")) ?? fileName;
    link.click();
    // The browser begins to save after the click has returned: an address that is gone by then saves nothing.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return null;
  } catch {
    return unanswered;
  }
}

/** The name that a Content-Disposition gives (RFC 6266), first in the form that holds every sign. */
export function nameIn(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? "")?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/.exec(disposition ?? "")?.[1] ?? null;
}
