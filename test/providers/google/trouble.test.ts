import { describe, expect, it } from "vitest";
import { type Failure, toTrouble } from "../../../src/providers/google/trouble.ts";

const now = Temporal.Instant.from("2026-03-02T15:00:00Z");

function failure(
  status: number | undefined,
  more: Partial<Failure> & { reason?: string; says?: string } = {},
): Failure {
  const { reason, says = "no", ...rest } = more;
  const body = { error: { message: says, errors: reason === undefined ? [] : [{ reason }] } };
  return { status, retryAfter: undefined, body, code: undefined, message: "failed", ...rest };
}

const kindOf = (given: Failure, intent: "reading" | "writing") => toTrouble(given, intent, now).kind;

describe("an answer of Google that is no success", () => {
  it("leaves unknown what a write did when no answer came, or a gateway's", () => {
    for (const given of [
      failure(undefined, { code: "ECONNRESET" }),
      failure(500),
      failure(502),
      failure(504),
      failure(408),
    ]) {
      expect(kindOf(given, "writing")).toBe("unknown");
      expect(kindOf(given, "reading")).toBe("unavailable");
    }
  });

  it("is no doubt where nobody was reached", () => {
    for (const code of ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"])
      expect(kindOf(failure(undefined, { code }), "writing")).toBe("unavailable");
  });

  it("is refused, signed out, gone or try again, by what Google says", () => {
    expect(kindOf(failure(400), "writing")).toBe("refused");
    expect(kindOf(failure(400, { reason: "failedPrecondition" }), "writing")).toBe("unavailable");
    expect(kindOf(failure(401), "writing")).toBe("signed-out");
    expect(kindOf(failure(403, { reason: "insufficientPermissions" }), "reading")).toBe("signed-out");
    expect(kindOf(failure(403, { reason: "forbidden" }), "reading")).toBe("refused");
    expect(kindOf(failure(404), "writing")).toBe("gone");
    expect(kindOf(failure(410), "reading")).toBe("gone");
    expect(kindOf(failure(412), "writing")).toBe("unavailable");
  });

  it("waits as long as Retry-After says, in seconds and as a date (R-33)", () => {
    const until = (given: Failure) => {
      const trouble = toTrouble(given, "writing", now);
      if (trouble.kind !== "slow-down") throw new Error(trouble.kind);
      return trouble.until.toString();
    };
    expect(until(failure(429, { retryAfter: "120" }))).toBe("2026-03-02T15:02:00Z");
    expect(until(failure(429, { retryAfter: "Mon, 02 Mar 2026 15:05:00 GMT" }))).toBe("2026-03-02T15:05:00Z");
    expect(until(failure(403, { reason: "userRateLimitExceeded" }))).toBe("2026-03-02T15:01:00Z");
    const says = "User-rate limit exceeded.  Retry after 2026-03-02T15:17:10.242Z";
    expect(until(failure(429, { says }))).toBe("2026-03-02T15:17:10.242Z");
    expect(until(failure(403, { reason: "dailyLimitExceeded" }))).toBe("2026-03-02T16:00:00Z");
    // A date that has passed, or one that is years away, is nothing to wait for.
    expect(until(failure(429, { retryAfter: "Mon, 02 Mar 2020 15:05:00 GMT" }))).toBe("2026-03-02T15:01:00Z");
    expect(until(failure(429, { retryAfter: "Mon, 02 Mar 2099 15:05:00 GMT" }))).toBe("2026-03-03T15:00:00Z");
    expect(until(failure(429, { retryAfter: "9999999" }))).toBe("2026-03-03T15:00:00Z");
  });
});
