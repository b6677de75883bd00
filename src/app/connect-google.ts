/**
 * Connects the account of a home at Google: one sign-in, whatever the owner sees of it left to who calls. Nothing is
 * stored before everything about it is right.
 */
import { Problem } from "../core/problem.ts";
import { missingScopes } from "../providers/google/scopes.ts";
import {
  beginSignIn,
  finishSignIn,
  issuerOf,
  type SignInOptions,
  type Tokens,
  whoSignedIn,
} from "../providers/google/sign-in.ts";
import { checkWho, type HomeToConnect, keepAccount, notDone, refusals, type SignIn } from "./new-account.ts";
import { secretNames } from "./secret-names.ts";

export async function signInAtGoogle(
  home: HomeToConnect,
  options: SignInOptions,
  { redirectUri, state }: { redirectUri: string; state: string },
): Promise<SignIn> {
  const attempt = await beginSignIn(options, { redirectUri, state, hint: home.address });
  return {
    url: attempt.url,
    async finish(params) {
      const code = codeIn(params, issuerOf(options));
      const tokens = await refusals("Google", () => finishSignIn(options, attempt, code));
      const refreshToken = whole(tokens);
      const who = await refusals("Google", () => whoSignedIn(options, tokens.accessToken));
      return keepAccount(home, {
        provider: "google",
        who: checkWho(home, who, "Google"),
        scopes: tokens.scope.split(" "),
        lives: tokens.refreshSeconds,
        secrets: {
          [secretNames.client]: JSON.stringify(options.client),
          [secretNames.refreshToken]: refreshToken,
        },
      });
    },
  };
}

function codeIn(params: URLSearchParams, issuer: string): string {
  const error = params.get("error");
  if (error === "access_denied") throw notDone("Google", "The consent page was left with no");
  if (error !== null) throw notDone("Google", `Google said: ${error}`);
  const from = params.get("iss");
  // Two providers must not be mixed up (C-2; RFC 9207).
  if (from !== null && from !== issuer) throw notDone("Google", `The answer says that it comes from ${from}`);
  const code = params.get("code");
  if (code === null) throw notDone("Google", "The browser came back without a code");
  return code;
}

/** All of the rights or nothing: half of them would be half of an interview. Returns the refresh token. */
function whole({ scope, refreshToken }: Tokens): string {
  const missing = missingScopes(scope);
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(", ");
    throw new Problem("provider/scopes", {
      what: `Not everything was allowed; missing: ${names}. Nothing was stored.`,
      next: 'Run the same command again, and on Google\'s page tick every box ("Select all"). docs/providers.md says what each is for.',
    });
  }
  if (refreshToken === undefined)
    throw notDone("Google", "Google gave no refresh token, so the sign-in would end within the hour");
  return refreshToken;
}
