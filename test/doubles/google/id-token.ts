/** The id token of OpenID Connect, signed as Google signs it. */
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { Account, World } from "./world.ts";

let key: KeyObject | undefined;

export function idToken(world: World, account: Account, scopes: readonly string[]): string {
  key ??= generateKeyPairSync("rsa", { modulusLength: 2_048 }).privateKey;
  const now = Math.floor(world.clock().epochMilliseconds / 1_000);
  const hasEmail = scopes.some((scope) => /(^|userinfo\.)email$/.test(scope));
  const claims = {
    iss: "https://accounts.google.com",
    azp: world.client.id,
    aud: world.client.id,
    sub: account.sub,
    ...(hasEmail ? { email: account.email, email_verified: true } : {}),
    iat: now,
    exp: now + 3_600,
  };
  const text = [{ alg: "RS256", kid: "double", typ: "JWT" }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${text}.${sign("sha256", Buffer.from(text), key).toString("base64url")}`;
}
