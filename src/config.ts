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
  };
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
