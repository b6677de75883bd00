/** Who may come in where, and ask for what. */
import { knownScopes } from "./grants.ts";
import { LoginRefusal } from "./login-refusal.ts";
import type { Account, World } from "./world.ts";

/** Where personal accounts live. */
export const consumersTid = "9188040d-6c67-4c5b-b112-36a304b66dad";

/** The scopes by their short names; throws for one that nobody knows. */
export function scopesOf(text: string | null): string[] {
  const names = (text ?? "")
    .split(" ")
    .filter((name) => name !== "")
    .map((name) => name.replace("https://graph.microsoft.com/", ""));
  const known = names.map((name) => knownScopes.find((scope) => scope.toLowerCase() === name.toLowerCase()));
  if (known.length === 0 || known.includes(undefined)) {
    throw new LoginRefusal(
      "invalid_scope",
      70011,
      `The provided value for the input parameter 'scope' is not valid. The scope '${text}' does not exist.`,
    );
  }
  return [...new Set(known.filter((scope) => scope !== undefined))];
}

/** A personal account may not enter a place for work, nor anybody the tenant of others. */
export function mayEnter(account: Account, tenant: string): void {
  const isAllowed =
    tenant === "common" ||
    (tenant === "organizations" && account.kind === "work") ||
    (tenant === "consumers" && account.kind === "personal") ||
    tenant.toLowerCase() === account.tid;
  if (isAllowed) return;
  const from = account.kind === "personal" ? "live.com" : `https://sts.windows.net/${account.tid}/`;
  throw new LoginRefusal(
    "interaction_required",
    50020,
    `User account '${account.email}' from identity provider '${from}' does not exist in tenant '${tenant}' and cannot access the application in that tenant.`,
  );
}

/** Throws for a tenant that is not there. */
export function checkTenant(world: World, tenant: string): void {
  const known = [...world.accounts.values()].map(({ tid }) => tid);
  if (["common", "organizations", "consumers", ...known].includes(tenant.toLowerCase())) return;
  throw new LoginRefusal(
    "invalid_request",
    90002,
    `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  );
}

/** Also where none was named. */
export function unknownClient(id: string | null): LoginRefusal {
  return new LoginRefusal(
    "unauthorized_client",
    700016,
    `Application with identifier '${id}' was not found in the directory.`,
  );
}
