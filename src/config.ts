/**
 * The environment: the only place that reads it. A few lines of checking by hand, because loading a schema
 * library here would double the time that every command needs to start.
 */
import { Problem } from "./core/problem.ts";

export interface Environment {
  /** QUARTERHOUR_HOME: the folder that holds rules.yaml, when `--home` is not given; of a fleet, its folder of files. */
  home: string | undefined;
  /** DATABASE_URL: with it everything lives in a fleet, without it in the home. */
  databaseUrl?: string | undefined;
  /** REDIS_URL: where a fleet's workers hear their rings. */
  redisUrl?: string | undefined;
  /** QUARTERHOUR_MAILBOX: which mailbox of the fleet, when `--as` is not given. */
  mailbox?: string | undefined;
  /** QUARTERHOUR_KEY: the key of the vault, instead of the file `data/key`; a fleet has no such file. */
  key?: string | undefined;
  /** XDG_CONFIG_HOME: where the owner's programs keep what they are told, when it is not ~/.config. */
  configHome?: string | undefined;
  /** QUARTERHOUR_GOOGLE_API: where Gmail and Calendar answer, instead of at Google. */
  googleApi?: string | undefined;
  /** QUARTERHOUR_GOOGLE_OAUTH: where one signs in, instead of at Google. */
  googleOauth?: string | undefined;
  /** QUARTERHOUR_GRAPH_API: where mail and calendar answer, instead of at Microsoft. */
  graphApi?: string | undefined;
  /** QUARTERHOUR_MICROSOFT_LOGIN: where one signs in, instead of at Microsoft. */
  microsoftLogin?: string | undefined;
}

/**
 * An empty variable counts as not set. Each secret may lie in a file that `NAME_FILE` names, as container platforms
 * hand them out. Throws `home/refused` where such a file cannot be read.
 */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  return {
    home: filled(variables.QUARTERHOUR_HOME),
    databaseUrl: secret(variables, "DATABASE_URL"),
    redisUrl: secret(variables, "REDIS_URL"),
    mailbox: filled(variables.QUARTERHOUR_MAILBOX),
    key: secret(variables, "QUARTERHOUR_KEY"),
    configHome: filled(variables.XDG_CONFIG_HOME),
    googleApi: filled(variables.QUARTERHOUR_GOOGLE_API),
    googleOauth: filled(variables.QUARTERHOUR_GOOGLE_OAUTH),
    graphApi: filled(variables.QUARTERHOUR_GRAPH_API),
    microsoftLogin: filled(variables.QUARTERHOUR_MICROSOFT_LOGIN),
  };
}

/**
 * The origin of an endpoint that `name` says is elsewhere; undefined where it does not. Tokens and mail go there, so it is
 * https, or this machine. Throws `environment/invalid`.
 */
export function endpoint(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.origin))) return url.origin;
  throw new Problem("environment/invalid", {
    what: `${name} is "${text}": tokens and mail would go there unprotected, or nowhere.`,
    where: name,
    next: "Write an https address, or one of this machine such as http://127.0.0.1:4000; or take the variable away.",
  });
}

/** Whether whoever answers there is on this machine. */
export function isLoopback(origin: string | undefined): boolean {
  const host = origin === undefined ? undefined : URL.parse(origin)?.hostname;
  return (
    host === "localhost" || host === "[::1]" || (host !== undefined && /^127(?:\.\d{1,3}){3}$/.test(host))
  );
}

/** For a process that we start: this one's, and what is added. */
export function environmentWith(more: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...more };
}

function filled(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === "" ? undefined : value;
}

function secret(variables: NodeJS.ProcessEnv, name: string): string | undefined {
  const file = filled(variables[`${name}_FILE`]);
  if (file === undefined) return filled(variables[name]);
  try {
    return filled(process.getBuiltinModule("node:fs").readFileSync(file, "utf8"))?.trim();
  } catch (cause) {
    throw new Problem(
      "home/refused",
      {
        what: `${name}_FILE names a file that cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
        where: file,
        next: `Correct ${name}_FILE, or give the value itself in ${name}.`,
      },
      { cause },
    );
  }
}
