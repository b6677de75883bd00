/** Whose account it is, asked of Graph once, before anything is stored. */
import { z } from "zod";
import { sameMailbox } from "../../formats/address.ts";
import { toZoneName } from "../../formats/zone-name.ts";
import { ProviderError, type Trouble } from "../provider.ts";
import { codeOf } from "./login-network.ts";

export interface SignedIn {
  /** Of its mailbox. */
  address: string;
  /** Of its mailbox, as IANA names it. */
  zone?: string;
}

/** `meant` is the address that the rules are for: an account has several names. Throws `ProviderError`. */
export async function whoSignedIn(
  { apiUrl = "https://graph.microsoft.com" }: { apiUrl?: string | undefined },
  accessToken: string,
  meant: string,
): Promise<SignedIn> {
  const ask = async <T>(path: string, reply: z.ZodType<T>): Promise<T> => {
    const response = await asked(`${apiUrl}/v1.0${path}`, accessToken);
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw new ProviderError(troubleOf(response.status, body));
    const { data } = reply.safeParse(body);
    if (data === undefined) throw new ProviderError(unread);
    return data;
  };
  const { mail, userPrincipalName } = await ask("/me?$select=mail,userPrincipalName", Me);
  const names = [mail ?? userPrincipalName, userPrincipalName];
  // Fails where the account has no mailbox at Microsoft.
  const { timeZone } = await ask("/me/mailboxSettings", Settings);
  const zone = timeZone == null ? undefined : toZoneName(timeZone);
  return {
    address: names.find((name) => sameMailbox(name, meant)) ?? mail ?? userPrincipalName,
    ...(zone === undefined ? {} : { zone }),
  };
}

/** A personal account may have no `mail`. */
const Me = z.object({ mail: z.string().min(1).nullish(), userPrincipalName: z.string().min(1) });
const Settings = z.object({ timeZone: z.string().nullish() });
const ApiRefusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

async function asked(url: string, accessToken: string): Promise<Response> {
  try {
    // A redirect would carry the token along (C-7).
    return await fetch(url, {
      headers: { authorization: `Bearer ${accessToken}` },
      redirect: "error",
      signal: AbortSignal.timeout(20_000),
    });
  } catch (error) {
    throw new ProviderError({ kind: "unavailable", why: `Microsoft cannot be reached (${codeOf(error)})` });
  }
}

const unread: Trouble = { kind: "unavailable", why: "Microsoft's answer is not one that we understand" };

function troubleOf(status: number, body: unknown): Trouble {
  const { data } = ApiRefusal.safeParse(body);
  if (data?.error.code === "MailboxNotEnabledForRESTAPI")
    return {
      kind: "refused",
      why: "this account has no mailbox at Microsoft, or one on a server of its own",
    };
  const why = data?.error.message ?? `status ${status}`;
  return status === 429 || status >= 500
    ? { kind: "unavailable", why: `Microsoft answered: ${why}` }
    : { kind: "refused", why };
}
