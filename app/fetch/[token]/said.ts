import { cache } from "react";

/** What the page of a link said of it, for its not-found page: one object a request. */
export const said = cache(() => ({ sentence: "This link leads to nothing. Take it from the mail anew, whole." }));
