/** Who may do what: codes, device codes, access tokens and rotating refresh tokens, by the double's clock. */
import type { Account, World } from "./world.ts";

/** The permissions that the double's app may ask for. */
export const knownScopes = [
  ...["openid", "profile", "email", "offline_access", "User.Read"],
  ...["Mail.Read", "Mail.ReadWrite", "Mail.Send", "MailboxSettings.Read", "MailboxSettings.ReadWrite"],
  ...["Calendars.Read", "Calendars.ReadBasic", "Calendars.ReadWrite", "OnlineMeetingArtifact.Read.All"],
];

/** Between 60 and 90 minutes, and never the same twice, as at Microsoft. Returns seconds. */
export function newAccessToken(
  world: World,
  account: Account,
  scopes: string[],
): { token: string; seconds: number } {
  const seconds = 3_600 + Math.floor(world.random() * 1_799);
  const token = world
    .newId(account.kind === "work" ? "eyJ0eXAiOiJKV1Qi" : "EwBwA8l6BAAU", 240)
    .replace("=", "");
  world.grants.access.set(token, {
    account,
    scopes,
    expires: world.clock().add({ seconds }),
    isRevoked: false,
  });
  return { token, seconds };
}

/** Good for 90 days; one that was used gives another and itself goes on for a while. */
export function newRefreshToken(world: World, account: Account, scopes: string[]): string {
  const token = world.newId(account.kind === "work" ? "1.AXoA" : "M.C5", 320).replace("=", "");
  const expires = world.clock().add({ hours: 90 * 24 });
  world.grants.refresh.set(token, { account, scopes, expires, isRevoked: false });
  return token;
}

/** Refresh tokens are dead from now on; access tokens too, or until they run out. */
export function revokeAll(world: World, account: Account, what: "all" | "refresh"): void {
  const { refresh, access } = world.grants;
  for (const grant of [...refresh.values(), ...(what === "all" ? access.values() : [])]) {
    if (grant.account === account) grant.isRevoked = true;
  }
}

export function endAccess(world: World, account: Account): void {
  for (const grant of world.grants.access.values()) {
    if (grant.account === account) grant.expires = world.clock();
  }
}

export function isOver(world: World, { expires }: { expires: Temporal.Instant }): boolean {
  return Temporal.Instant.compare(expires, world.clock()) <= 0;
}
