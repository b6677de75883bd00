import type { Environment } from "../config.ts";
import type { Whose } from "./which-mailbox.ts";

/**
 * Whether no mail can leave this machine: the practice mailbox, or an account whose endpoints are all on loopback. Where
 * it is not known yet whose account it will be, all endpoints that are named count.
 */
export async function isLoopbackOnly({ provider }: Whose, environment: Environment): Promise<boolean> {
  if (provider === "local") return true;
  const { googleApi, googleOauth, graphApi, microsoftLogin } = environment;
  const isNamed = { google: googleApi ?? googleOauth, microsoft: graphApi ?? microsoftLogin };
  const named = (["google", "microsoft"] as const).filter(
    (each) => isNamed[each] !== undefined && (provider ?? each) === each,
  );
  if (named.length === 0) return false;
  if (named.includes("google") && !(await import("./google-account.ts")).isGoogleHere(environment))
    return false;
  return (
    !named.includes("microsoft") || (await import("./microsoft-account.ts")).isMicrosoftHere(environment)
  );
}
