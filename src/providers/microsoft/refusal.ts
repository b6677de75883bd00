/**
 * How the identity platform says no, in our words. Its numbers decide, because its sentences change.
 * Source: "Microsoft Entra authentication and authorization error codes".
 */

export interface Refused {
  kind: "refused";
  /** The word of RFC 6749, 5.2. */
  error: string;
  /** What follows AADSTS, where Microsoft named one. */
  number: number | undefined;
  /** Microsoft's own sentence, without a full stop. */
  says: string;
}

/** `description` is `error_description`, as a reply or a browser brings it. */
export function toRefused(error: string, description: string): Refused {
  const number = /AADSTS(\d+)/.exec(description)?.[1];
  const [sentence = ""] = description.replace(/^.*?AADSTS\d+:\s*/s, "").split(/\s*(?:Trace ID:|[\r\n])/);
  return {
    kind: "refused",
    error,
    number: number === undefined ? undefined : Number(number),
    says: (sentence === "" ? error : sentence).replace(/\.$/, ""),
  };
}

/** What it means, without a full stop: ours where the number is known, else Microsoft's. */
export function meaning({ error, number, says }: Refused): string {
  const known = meanings.find(({ numbers }) => number !== undefined && numbers.includes(number))?.means;
  const means = known ?? errorMeanings[error] ?? says;
  return number === undefined ? means : `${means} (AADSTS${number})`;
}

/** What a `ProviderError` of this sign-in was caused by; undefined where Microsoft did not say no. */
export function refusedIn({ cause }: Error): Refused | undefined {
  const is = typeof cause === "object" && cause !== null && "kind" in cause && cause.kind === "refused";
  return is ? (cause as Refused) : undefined;
}

/** Somebody who administers the account has to agree first. */
export function needsAdministrator({ number }: Refused): boolean {
  return number !== undefined && administrators.includes(number);
}

/** Whether it ends a sign-in for good; everything else may be right a minute later. */
export function endsSignIn(refused: Refused): boolean {
  return finalErrors.has(refused.error) && !isPassing(refused);
}

/** Whether it is Microsoft's own trouble, which is soon over. */
export function isPassing({ error, number }: Refused): boolean {
  return passingErrors.has(error) || (number !== undefined && passing.has(number));
}

const administrators: readonly number[] = [65001, 90094, 90095, 90093, 650056, 650052];

const meanings: readonly { numbers: readonly number[]; means: string }[] = [
  {
    numbers: administrators,
    means: "this app may not be used there before an administrator of the account's organisation agrees",
  },
  {
    numbers: [53000, 53001, 53002, 53003, 53004, 530002, 530003, 530035],
    means:
      "a conditional access policy of the organisation forbids this sign-in: from here, or with this device",
  },
  {
    numbers: [50074, 50076, 50078, 50079, 50072, 50158],
    means: "a second factor has to be given again (MFA)",
  },
  { numbers: [50173, 50133, 70000], means: "the sign-in was taken back, or the password was changed" },
  {
    numbers: [700082, 70008, 70043, 700084],
    means: "the sign-in was not used for too long, or was to end by now",
  },
  { numbers: [50055, 50057], means: "the password has expired, or the account is blocked" },
  { numbers: [50105], means: "an administrator has to assign this app to you first" },
  { numbers: [65004], means: "the consent page was left with no" },
  { numbers: [700016], means: "no app registration with that id is known there" },
  {
    numbers: [7000218],
    means: 'the app registration does not allow public client flows: switch that on under "Authentication"',
  },
  { numbers: [50011, 500113], means: "the app registration lacks http://localhost as a redirect address" },
  {
    numbers: [50194, 9002331, 9002332, 9002346, 500208],
    means:
      "the app registration is not for this kind of account: --tenant has to say the same as its account types",
  },
  { numbers: [50020, 50034, 90072], means: "this account may not sign in there: see --tenant" },
  { numbers: [90002, 900023], means: "no directory is called what --tenant says" },
];

const errorMeanings: Partial<Record<string, string>> = {
  authorization_declined: "the consent page was left with no",
  expired_token: "nobody entered the code in time",
};

const finalErrors: ReadonlySet<string> = new Set([
  "invalid_grant",
  "interaction_required",
  "consent_required",
  "login_required",
  "invalid_client",
  "unauthorized_client",
  "access_denied",
]);

/** RFC 6749, 4.1.2.1. */
const passingErrors: ReadonlySet<string> = new Set(["temporarily_unavailable", "server_error", "slow_down"]);

/** Whatever word stands before them: a directory or a session store that does not answer, too many requests. */
const passing: ReadonlySet<number> = new Set([50196, 90012, 90033, 90055, 50086, 81016]);
