/**
 * What we ask Google for, and why. No narrower scope does it: reading answers, making and sending drafts is
 * `gmail.modify` (`gmail.compose` cannot read a reply), and free/busy is in no scope for events.
 * Source: the scopes of each method in the discovery documents of Gmail v1 and Calendar v3.
 */

export interface Scope {
  /** As Google grants it. */
  scope: string;
  /** As it is written for people. */
  name: string;
  /** Goes on after "so that …". */
  why: string;
}

export const scopes: readonly Scope[] = [
  {
    scope: "openid",
    name: "openid",
    why: "it is known again whose account this is, even if the address changes",
  },
  {
    scope: "https://www.googleapis.com/auth/userinfo.email",
    name: "email",
    why: "a sign-in with another account than the one in rules.yaml is noticed",
  },
  {
    scope: "https://www.googleapis.com/auth/gmail.modify",
    name: "gmail.modify",
    why: "drafts lie in your Drafts and can be sent, and answers are read; it cannot delete for good",
  },
  {
    scope: "https://www.googleapis.com/auth/calendar.events.owned",
    name: "calendar.events.owned",
    why: "meetings stand in your own calendar, and a change of one is noticed",
  },
  {
    scope: "https://www.googleapis.com/auth/calendar.freebusy",
    name: "calendar.freebusy",
    why: "only free times are offered; it shows when you are busy, not with what",
  },
];

/** As they are asked for, separated by spaces. */
export const askedScopes = scopes.map(({ scope }) => scope).join(" ");

/** Those that were not granted: each has a box of its own on the consent page. `granted` is the token's `scope`. */
export function missingScopes(granted: string): Scope[] {
  const given = new Set(granted.split(" "));
  if (given.has("email")) given.add("https://www.googleapis.com/auth/userinfo.email");
  return scopes.filter(({ scope }) => !given.has(scope));
}
