/**
 * What we ask Microsoft for, and why. No narrower permission does it: `Mail.Read` cannot make a draft,
 * `Calendars.ReadBasic` cannot make a meeting. `Mail.Send` is asked for only where the rules let something leave.
 * Source: the permissions of each method in the reference of Microsoft Graph v1.0.
 */

export interface Scope {
  /** As it is asked for, granted and written for people. */
  scope: string;
  /** Goes on after "so that …". */
  why: string;
}

const sendScope: Scope = {
  scope: "Mail.Send",
  why: "what your rules let leave by itself can leave: your briefs, and mails that you do not send yourself",
};

const scopes: readonly Scope[] = [
  { scope: "offline_access", why: "you need not sign in again every hour" },
  { scope: "openid", why: "it is known again whose account this is, even if the address changes" },
  { scope: "profile", why: "Microsoft says which account signed in" },
  { scope: "User.Read", why: "a sign-in with another account than the one in rules.yaml is noticed" },
  { scope: "Mail.ReadWrite", why: "drafts lie in your Drafts, and answers are read" },
  sendScope,
  {
    scope: "Calendars.ReadWrite",
    why: "meetings stand in your calendar, a change of one is noticed, and only free times are offered",
  },
  { scope: "MailboxSettings.Read", why: "your time zone is known" },
];

/** `sends`: whether the rules let any mail leave by itself (C-4). */
export function scopesFor({ sends }: { sends: boolean }): readonly Scope[] {
  return sends ? scopes : scopes.filter((scope) => scope !== sendScope);
}

/**
 * Those that were not granted. `granted` are the token's scopes. What is no permission of Graph is not looked for: there it
 * need not be named (it never is for `offline_access`), and the refresh token and whose account it is say the same.
 */
export function missingScopes(asked: readonly Scope[], granted: readonly string[]): Scope[] {
  const given = new Set(granted.map((scope) => scope.toLowerCase()));
  return asked.filter(({ scope }) => !ofOpenId.has(scope) && !given.has(scope.toLowerCase()));
}

/** Source: OpenID Connect Core, 5.4 and 11. */
const ofOpenId: ReadonlySet<string> = new Set(["openid", "profile", "offline_access"]);

/** Without the address of Graph, which Microsoft writes in front at times. */
export function shortScope(scope: string): string {
  return scope.replace(/^https:\/\/graph\.microsoft\.com\//i, "");
}
