/** What every ledger does, whatever keeps it. An adapter's test is this call plus its oddities. */
import { describe } from "vitest";
import { itClaims } from "./ledger-claims.ts";
import { itKeepsFacts } from "./ledger-facts.ts";
import { itSchedules } from "./ledger-schedule.ts";
import { itGuardsSending } from "./ledger-sending.ts";
import { itTakesTime } from "./ledger-taking.ts";
import type { OpenStore } from "./store-under-test.ts";

export function itIsALedger(open: OpenStore): void {
  describe("facts", () => itKeepsFacts(open));
  describe("a schedule", () => itSchedules(open));
  describe("a claim", () => itClaims(open));
  describe("the commit of sending", () => itGuardsSending(open));
  describe("the time that meetings take", () => itTakesTime(open));
}
