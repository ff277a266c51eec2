/** Not a secret and not a session: the zone of the reader's own clock, which the server cannot know otherwise. */
export const zoneCookie = "countersign-zone";
