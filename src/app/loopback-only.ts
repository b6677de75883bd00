import type { Environment } from "../config.ts";
import type { Whose } from "./which-mailbox.ts";

/** Whether no mail can leave this machine: the practice mailbox, or an account whose endpoints are all on loopback. */
export async function isLoopbackOnly({ provider }: Whose, environment: Environment): Promise<boolean> {
  if (provider === "local") return true;
  if (provider !== undefined && provider !== "google") return false;
  if (environment.googleApi === undefined && environment.googleOauth === undefined) return false;
  return (await import("./google-account.ts")).isGoogleHere(environment);
}
