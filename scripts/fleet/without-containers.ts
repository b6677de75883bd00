/**
 * The same processes without containers: what a container gives (addresses, folders, secrets) is replaced in each
 * command and each variable, and nothing else.
 */
import { join } from "node:path";
import { type Compose, serviceOf } from "./read-compose.ts";

export interface Places {
  /** Of the home; absolute, as all of these. */
  home: string;
  /** Holds the secrets by their names, with addresses of this machine in them. */
  secrets: string;
  /** Where compiled code may be kept. */
  cache: string;
  /** That health and metrics are shown on, on 127.0.0.1. */
  webPort: number;
}

export interface Line {
  /** What follows the entry point, or the name of a server and what follows it. */
  words: string[];
  environment: Record<string, string>;
}

export function lineOf(compose: Compose, name: string, places: Places): Line {
  const { command, environment } = serviceOf(compose, name);
  const variables = Object.entries(environment).map(([key, value]) => [key, replaced(value, places)]);
  return {
    words: command.map((word, at) =>
      command[at - 1] === "--port" ? String(places.webPort) : replaced(word, places),
    ),
    environment: Object.fromEntries(variables),
  };
}

/** That docker-compose.yml shows to this machine. */
export function publishedPort(compose: Compose): number {
  const [port = ""] = serviceOf(compose, "web").ports;
  return Number(/:(\d+):\d+$/.exec(port)?.[1]);
}

/** A secret with the names of the servers as compose resolves them replaced by where they are here. */
export function addressed(secret: string, ports: { postgres: number; redis: number }): string {
  return secret
    .replace("@postgres:5432/", `@127.0.0.1:${ports.postgres}/`)
    .replace("@redis:6379/", `@127.0.0.1:${ports.redis}/`);
}

function replaced(word: string, places: Places): string {
  if (word === "/home/quarterhour") return places.home;
  if (word === "/tmp") return places.cache;
  if (word === "0.0.0.0") return "127.0.0.1";
  return word.startsWith("/run/secrets/") ? join(places.secrets, word.slice("/run/secrets/".length)) : word;
}
