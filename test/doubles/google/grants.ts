/** Who may do what: codes, refresh tokens and access tokens, by the double's clock. */
import type { Account, Code, World } from "./world.ts";

const tokenLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

export function newAccessToken(world: World, account: Account, scopes: string[], of?: string): string {
  const token = `ya29.a0${world.letters(64, tokenLetters)}`;
  const expires = world.clock().epochMilliseconds + world.options.accessTokenLife;
  world.grants.access.set(token, { account, scopes, expires, of });
  return token;
}

export function newRefreshToken(world: World, account: Account, scopes: string[]): string {
  const token = `1//0${world.letters(60, tokenLetters)}`;
  const life = world.options.refreshTokenLife ?? Number.POSITIVE_INFINITY;
  const expires = world.clock().epochMilliseconds + life;
  world.grants.refresh.set(token, { account, scopes, expires });
  return token;
}

export function newCode(world: World, code: Omit<Code, "expires">): string {
  const text = `4/0A${world.letters(70, tokenLetters)}`;
  world.grants.codes.set(text, { ...code, expires: world.clock().epochMilliseconds + 600_000 });
  return text;
}

/** What an access token allows; undefined where it is unknown, expired or revoked. */
export function accessOf(
  world: World,
  token: string,
): { account: Account; scopes: string[]; expires: number } | undefined {
  const found = world.grants.access.get(token);
  return found !== undefined && found.expires > world.clock().epochMilliseconds ? found : undefined;
}

export function refreshOf(world: World, token: string): { account: Account; scopes: string[] } | undefined {
  const found = world.grants.refresh.get(token);
  return found !== undefined && found.expires > world.clock().epochMilliseconds ? found : undefined;
}

/** Takes back all that a user ever allowed. */
export function revokeAll(world: World, account: Account): void {
  for (const tokens of [world.grants.codes, world.grants.refresh, world.grants.access]) {
    for (const [token, grant] of tokens) if (grant.account === account) tokens.delete(token);
  }
}

/** Ends the access tokens of a user; the refresh tokens go on. */
export function endAccess(world: World, account: Account): void {
  for (const [token, grant] of world.grants.access) {
    if (grant.account === account) world.grants.access.delete(token);
  }
}

/** Takes back one grant by either of its tokens; false where there is none. */
export function revoke(world: World, token: string): boolean {
  const refresh = world.grants.access.get(token)?.of ?? token;
  const isKnown = world.grants.access.delete(token) || world.grants.refresh.has(refresh);
  world.grants.refresh.delete(refresh);
  for (const [access, { of }] of world.grants.access) if (of === refresh) world.grants.access.delete(access);
  return isKnown;
}
