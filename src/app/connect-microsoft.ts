/**
 * Connects the account of a home at Microsoft: one sign-in, whatever the owner sees of it left to who calls. Nothing is
 * stored before everything about it is right.
 */
import { Problem } from "../core/problem.ts";
import type { OAuthClient } from "../providers/microsoft/client-id.ts";
import {
  meaning,
  needsAdministrator,
  type Refused,
  refusedIn,
  toRefused,
} from "../providers/microsoft/refusal.ts";
import { missingScopes, type Scope } from "../providers/microsoft/scopes.ts";
import {
  beginSignIn,
  type DeviceCode,
  finishSignIn,
  type SignInOptions,
  signInByDevice,
  type Tokens,
} from "../providers/microsoft/sign-in.ts";
import { whoSignedIn } from "../providers/microsoft/who-signed-in.ts";
import { ProviderError } from "../providers/provider.ts";
import type { Account } from "../store/store.ts";
import { checkWho, type HomeToConnect, keepAccount, notDone, refusals, type SignIn } from "./new-account.ts";
import { secretNames } from "./secret-names.ts";

export interface MicrosoftOptions extends Omit<SignInOptions, "scopes"> {
  scopes: readonly Scope[];
}

export async function signInAtMicrosoft(
  home: HomeToConnect,
  options: MicrosoftOptions,
  { redirectUri, state }: { redirectUri: string; state: string },
): Promise<SignIn> {
  const asked = asOptions(options);
  const attempt = await orAdministrator(options, () =>
    beginSignIn(asked, { redirectUri, state, hint: home.address }),
  );
  return {
    url: attempt.url,
    async finish(params) {
      const code = codeIn(params, options.client);
      return keep(home, options, await orAdministrator(options, () => finishSignIn(asked, attempt, code)));
    },
  };
}

/** `show` is told where the code has to be entered; the account is stored once somebody did. */
export async function signInAtMicrosoftByDevice(
  home: HomeToConnect,
  options: MicrosoftOptions,
  show: (device: DeviceCode) => void,
): Promise<Account> {
  return keep(home, options, await orAdministrator(options, () => signInByDevice(asOptions(options), show)));
}

function asOptions({ scopes, ...options }: MicrosoftOptions): SignInOptions {
  return { ...options, scopes: scopes.map(({ scope }) => scope) };
}

function codeIn(params: URLSearchParams, client: OAuthClient): string {
  const error = params.get("error");
  if (error !== null) throw refusedProblem(toRefused(error, params.get("error_description") ?? ""), client);
  const code = params.get("code");
  if (code === null) throw notDone("Microsoft", "The browser came back without a code");
  return code;
}

async function keep(home: HomeToConnect, options: MicrosoftOptions, tokens: Tokens): Promise<Account> {
  const cache = whole(options.scopes, tokens);
  const { accountId, accessToken } = tokens;
  const seen = await refusals("Microsoft", () => whoSignedIn(options, accessToken, home.address));
  return keepAccount(home, {
    provider: "microsoft",
    who: checkWho(home, { accountId, ...seen }, "Microsoft"),
    // None is missing.
    scopes: options.scopes.map(({ scope }) => scope),
    secrets: {
      [secretNames.client]: JSON.stringify(options.client),
      [secretNames.cache]: cache,
    },
  });
}

/** All of the rights or nothing: half of them would be half of an interview. Returns msal's cache. */
function whole(asked: readonly Scope[], { scopes, cache }: Tokens): string {
  const missing = missingScopes(asked, scopes);
  if (missing.length > 0) {
    const names = missing.map(({ scope }) => scope).join(", ");
    throw new Problem("provider/scopes", {
      what: `Not everything was allowed; missing: ${names}. Nothing was stored.`,
      next: "Run the same command again. Where an administrator allows permissions one by one, ask them for the missing ones; docs/providers.md says what each is for.",
    });
  }
  if (cache === undefined)
    throw notDone("Microsoft", "Microsoft gave no refresh token, so the sign-in would end within the hour");
  return cache;
}

/** What Microsoft refuses, with what to ask an administrator for where only they can allow it. */
async function orAdministrator<T>({ client }: MicrosoftOptions, ask: () => Promise<T>): Promise<T> {
  return refusals("Microsoft", async () => {
    try {
      return await ask();
    } catch (error) {
      const refused = error instanceof ProviderError ? refusedIn(error) : undefined;
      throw refused !== undefined && needsAdministrator(refused) ? refusedProblem(refused, client) : error;
    }
  });
}

function refusedProblem(refused: Refused, client: OAuthClient): Problem {
  if (!needsAdministrator(refused)) return notDone("Microsoft", `Microsoft refused it: ${meaning(refused)}`);
  const tenant = client.tenant === "common" ? "organizations" : client.tenant;
  return new Problem("provider/admin-consent", {
    what: `Microsoft refused it: ${meaning(refused)}. Nothing was stored.`,
    next: `Ask them to open https://login.microsoftonline.com/${tenant}/adminconsent?client_id=${client.id} and to allow what docs/providers.md lists under "At work, at school", then run the same command again; or use a mailbox of your own.`,
  });
}
