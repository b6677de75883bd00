import { describe, expect, it } from "vitest";
import {
  answerFailure,
  type Failure,
  lostFailure,
  toTrouble,
} from "../../../src/providers/microsoft/trouble.ts";

const now = Temporal.Instant.from("2026-03-02T15:00:00Z");

function failure(status: number, more: Partial<Failure> & { says?: string } = {}): Failure {
  const { says = "SomeCode", ...rest } = more;
  const body = { error: { code: says, message: "no" } };
  return { status, retryAfter: undefined, body, code: undefined, message: "failed", ...rest };
}

const kindOf = (given: Failure, intent: "reading" | "writing") => toTrouble(given, intent, now).kind;

describe("an answer of Graph that is no success", () => {
  it("leaves unknown what a write did when no answer came, or a gateway's", () => {
    const lost = lostFailure(new TypeError("fetch failed", { cause: { code: "ECONNRESET" } }));
    for (const given of [lost, failure(500), failure(502), failure(504), failure(408)]) {
      expect(kindOf(given, "writing")).toBe("unknown");
      expect(kindOf(given, "reading")).toBe("unavailable");
    }
  });

  it("is no doubt where nobody was reached", () => {
    const cause = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
    expect(kindOf(lostFailure(new TypeError("fetch failed", { cause })), "writing")).toBe("unavailable");
  });

  it("is refused, signed out, gone or try again, by what Graph says", () => {
    expect(kindOf(failure(400), "writing")).toBe("refused");
    expect(kindOf(failure(401), "writing")).toBe("signed-out");
    expect(kindOf(failure(403, { says: "ErrorAccessDenied" }), "reading")).toBe("refused");
    expect(kindOf(failure(404), "writing")).toBe("gone");
    expect(kindOf(failure(412), "writing")).toBe("unavailable");
  });

  it("is a place that was lost, in each of the ways in which Graph says so (R-31)", () => {
    expect(kindOf(failure(410, { says: "SyncStateNotFound" }), "reading")).toBe("gone");
    expect(kindOf(failure(410, { says: "resyncRequired" }), "reading")).toBe("gone");
    for (const says of ["syncStateNotFound", "SyncStateInvalid", "InvalidSyncStateData"])
      expect(kindOf(failure(400, { says }), "reading")).toBe("gone");
  });

  it("waits as long as Retry-After says, in seconds and as a date, also where there is no JSON (R-33)", async () => {
    const until = (given: Failure) => {
      const trouble = toTrouble(given, "writing", now);
      if (trouble.kind !== "slow-down") throw new Error(trouble.kind);
      return trouble.until.toString();
    };
    expect(until(failure(429, { retryAfter: "120" }))).toBe("2026-03-02T15:02:00Z");
    expect(until(failure(429, { retryAfter: "Mon, 02 Mar 2026 15:05:00 GMT" }))).toBe("2026-03-02T15:05:00Z");
    expect(until(failure(429))).toBe("2026-03-02T15:01:00Z");
    expect(until(failure(429, { retryAfter: "Mon, 02 Mar 2099 15:05:00 GMT" }))).toBe("2026-03-03T15:00:00Z");
    const empty = new Response(null, { status: 429, headers: { "retry-after": "7" } });
    expect(until(await answerFailure(empty))).toBe("2026-03-02T15:00:07Z");
  });
});
