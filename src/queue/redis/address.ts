/** The addresses of Redis that people write, as data. Four kinds, each with or without TLS. */
import { Problem } from "../../core/problem.ts";

export interface RedisAddress {
  /** One server, a master that Sentinels name, or a Cluster. */
  kind: "one" | "sentinel" | "cluster";
  /** One host for `one`; otherwise as many as are known. */
  hosts: { host: string; port: number }[];
  /** What the Sentinels call the master. */
  master?: string;
  db: number;
  username?: string;
  password?: string;
  /** `caFile` holds the certificate of whoever signed the server's, in PEM. */
  tls?: { caFile?: string };
  /** How to sign in to the Sentinels themselves, where they ask for it. */
  sentinel?: { username?: string; password?: string };
  /** For people and logs: without the password. */
  shown: string;
}

const form =
  /^(?<scheme>rediss?)(?:\+(?<kind>sentinel|cluster))?:\/\/(?:(?<user>[^@/?]*)@)?(?<hosts>[^@/?]+)(?:\/(?<path>[^?]*))?(?:\?(?<query>.*))?$/;

/**
 * Reads `redis://[USER:PASSWORD@]HOST[:PORT][/DB]`, and for more than one server
 *
 * - `redis+sentinel://[USER:PASSWORD@]HOST:PORT,HOST:PORT/MASTER[/DB]`, with `?sentinel_username=…&sentinel_password=…`
 *   where the Sentinels themselves ask for a password;
 * - `redis+cluster://[USER:PASSWORD@]HOST:PORT,HOST:PORT`.
 *
 * `rediss` in place of `redis` means TLS, to Sentinels too; `?ca=FILE` names the certificate to trust where no public
 * authority signed the server's. An `@`, `/` or `?` in a password is written `%40`, `%2F`, `%3F`. Throws a Problem
 * `queue/address` for anything else.
 */
export function parseRedisUrl(url: string): RedisAddress {
  const groups = form.exec(url.trim())?.groups;
  if (groups === undefined) throw refused("It is not an address of Redis.");
  const { scheme, kind = "one", user, hosts = "", path = "", query = "" } = groups;
  const options = readOptions(query, scheme === "rediss", kind);
  const base = {
    kind: kind as RedisAddress["kind"],
    hosts: hosts.split(",").map((one) => readHost(one, kind === "sentinel" ? 26_379 : 6_379)),
    ...readUser(user),
    ...options,
    shown: `${url.trim().slice(0, url.indexOf("://"))}://${hosts}${path === "" ? "" : `/${path}`}`,
  };
  const parts = path.split("/").filter((part) => part !== "");
  if (kind === "sentinel") {
    const [master, db, ...more] = parts;
    if (master === undefined || more.length > 0) throw refused("After the Sentinels it names no master.");
    return { ...base, master: decode(master), db: readDatabase(db) };
  }
  if (kind === "one" && base.hosts.length > 1) throw refused("It names several hosts and does not say why.");
  if (parts.length > (kind === "cluster" ? 0 : 1)) throw refused("What follows its host is not a database.");
  return { ...base, db: readDatabase(parts[0]) };
}

function readUser(user: string | undefined): Pick<RedisAddress, "username" | "password"> {
  if (user === undefined || user === "") return {};
  const colon = user.indexOf(":");
  const username = decode(colon === -1 ? user : user.slice(0, colon));
  return {
    ...(username === "" ? {} : { username }),
    ...(colon === -1 ? {} : { password: decode(user.slice(colon + 1)) }),
  };
}

function readHost(text: string, usual: number): { host: string; port: number } {
  const found = /^(?:\[(?<six>[0-9A-Fa-f:.]+)\]|(?<name>[^:[\]\s]+))(?::(?<port>\d{1,5}))?$/.exec(
    text,
  )?.groups;
  const host = found?.six ?? found?.name;
  const port = Number(found?.port ?? usual);
  if (host === undefined || port < 1 || port > 65_535) throw refused(`"${text}" is not HOST or HOST:PORT.`);
  return { host, port };
}

function readDatabase(text: string | undefined): number {
  if (text === undefined) return 0;
  if (!/^\d{1,5}$/.test(text)) throw refused(`"${text}" is not the number of a database.`);
  return Number(text);
}

function readOptions(query: string, isSecure: boolean, kind: string): Pick<RedisAddress, "tls" | "sentinel"> {
  const given = new URLSearchParams(query);
  const known = [
    ...(isSecure ? ["ca"] : []),
    ...(kind === "sentinel" ? ["sentinel_username", "sentinel_password"] : []),
  ];
  for (const name of given.keys()) {
    if (!known.includes(name)) throw refused(`It has an option "${name}" that means nothing here.`);
  }
  const caFile = given.get("ca");
  const username = given.get("sentinel_username");
  const password = given.get("sentinel_password");
  return {
    ...(isSecure ? { tls: caFile === null ? {} : { caFile } } : {}),
    ...(username === null && password === null
      ? {}
      : {
          sentinel: {
            ...(username === null ? {} : { username }),
            ...(password === null ? {} : { password }),
          },
        }),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw refused("It has a % that begins no code; write % itself as %25.");
  }
}

/** Never shows the address itself: there may be a password in it. */
function refused(why: string): Problem {
  return new Problem("queue/address", {
    what: `The address of Redis cannot be used. ${why}`,
    where: "REDIS_URL",
    next: "Write redis://HOST:PORT, rediss:// for TLS, redis+sentinel://HOST:PORT,HOST:PORT/MASTER or redis+cluster://HOST:PORT,HOST:PORT.",
  });
}
