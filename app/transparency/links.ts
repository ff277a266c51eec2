/** The public pages, for the head of each. */
export const publicLinks = [
  { href: "/transparency", label: "Reports" },
  { href: "/transparency/matrix", label: "What can be disclosed" },
];
