/** id_token and client_info, as the identity platform signs and packs them. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { Account, World } from "./world.ts";

let pair: { publicKey: KeyObject; privateKey: KeyObject } | undefined;

/** Made once a process; a key of 2,048 bits takes a while. */
function keys(): { publicKey: KeyObject; privateKey: KeyObject } {
  pair ??= generateKeyPairSync("rsa", { modulusLength: 2048 });
  return pair;
}

/** For `/discovery/v2.0/keys`. */
export function publicKeys(): object {
  return {
    keys: [{ ...keys().publicKey.export({ format: "jwk" }), use: "sig", kid: "double", alg: "RS256" }],
  };
}

export function idToken(world: World, account: Account, audience: string, nonce: string | undefined): string {
  const now = Math.floor(world.clock().epochMilliseconds / 1000);
  const claims = {
    aud: audience,
    iss: `https://login.microsoftonline.com/${account.tid}/v2.0`,
    iat: now,
    nbf: now,
    exp: now + 3_600,
    name: account.name,
    ...(nonce === undefined ? {} : { nonce }),
    oid: account.oid,
    preferred_username: account.email,
    email: account.email,
    sub: createHash("sha256").update(`${audience} ${account.oid}`).digest("base64url"),
    tid: account.tid,
    ver: "2.0",
  };
  const head = pack({ typ: "JWT", alg: "RS256", kid: "double" });
  const text = `${head}.${pack(claims)}`;
  return `${text}.${sign("sha256", Buffer.from(text), keys().privateKey).toString("base64url")}`;
}

/** Given to those who ask with `client_info=1`; msal knows an account by it. */
export function clientInfo(account: Account): string {
  return pack({ uid: account.oid, utid: account.tid });
}

function pack(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
