/**
 * The environment: the only place that reads it. Two lines of checking by hand, because loading a schema
 * library here would double the time that every command needs to start.
 */

export interface Environment {
  /** QUARTERHOUR_HOME: the folder that holds rules.yaml, when `--home` is not given. */
  home: string | undefined;
}

/** An empty variable counts as not set. */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  return { home: filled(variables.QUARTERHOUR_HOME) };
}

function filled(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === "" ? undefined : value;
}
