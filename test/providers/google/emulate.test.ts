/**
 * The same adapters at somebody else's double of Google (vercel-labs/emulate), which was written without knowing ours.
 * It has no getProfile, keeps no event id of the client's and has no events.get: so a first reading, and entries, are
 * left to our own double.
 */
import { createEmulator, type Emulator } from "emulate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toMark } from "../../../src/core/keys.ts";
import { toMime } from "../../../src/formats/mime-out.ts";
import { googleCalendar } from "../../../src/providers/google/calendar.ts";
import { googleClient } from "../../../src/providers/google/client.ts";
import { toMailCursor } from "../../../src/providers/google/mail-cursor.ts";
import { gmailMailbox } from "../../../src/providers/google/mailbox.ts";
import { isTrouble, type Mailbox } from "../../../src/providers/provider.ts";
import { keyOf } from "../../contracts/mailbox.ts";

const address = "dana@example.com";
const now = () => Temporal.Now.instant();
let emulator: Emulator;

beforeEach(async () => {
  emulator = await createEmulator({
    service: "google",
    port: 0,
    seed: {
      tokens: { "a-token": { login: address, scopes: [] } },
      google: {
        users: [{ email: address, name: "Dana Okafor" }],
        calendars: [
          { id: "primary", user_email: address, summary: address, primary: true, time_zone: "UTC" },
        ],
        calendar_events: [
          {
            id: "evt_dentist",
            user_email: address,
            calendar_id: "primary",
            summary: "Dentist",
            start_date_time: "2026-03-12T10:00:00.000Z",
            end_date_time: "2026-03-12T11:00:00.000Z",
          },
        ],
      },
    },
  });
});
afterEach(() => emulator.close());

const client = () =>
  googleClient({
    tokens: { current: async () => "a-token", refused: async () => undefined },
    now,
    apiUrl: emulator.url,
  });

const mail = (n: number, text: string) =>
  toMime({
    from: { name: "Dana Okafor", address },
    to: { name: "Priya Nair", address: `priya${n}@example.org` },
    subject: "From nursing to health data",
    text,
    date: now(),
    messageId: `request-${n}@example.com`,
    action: toMark(keyOf(n)),
  });

describe("the adapters at another double of Google", () => {
  it("make, find, renew, send and look up a draft", async () => {
    const mailbox: Mailbox = gmailMailbox(client(), { address, now });
    const began = now();
    const first = await mailbox.createDraft(keyOf(1), await mail(1, "Hi Priya"));
    expect(await mailbox.createDraft(keyOf(1), await mail(1, "Hi Priya"))).toEqual(first);
    const draft = await mailbox.replaceDraft(first, first.hash, await mail(1, "Dear Priya"));
    expect(await mailbox.whatBecameOf(draft, began)).toMatchObject({
      kind: "draft",
      draft: { hash: draft.hash },
    });
    const sent = await mailbox.sendDraft(draft);
    expect(sent.hash).toBe(draft.hash);
    expect(await mailbox.whatBecameOf(draft, began)).toMatchObject({ kind: "sent" });
    await expect(mailbox.sendDraft(draft)).rejects.toSatisfy((error) => isTrouble(error, "gone"));
  });

  it("throw a draft away once, and list what changed", async () => {
    const mailbox: Mailbox = gmailMailbox(client(), { address, now });
    const cursor = toMailCursor({ historyId: "1", at: now() });
    const kept = await mailbox.createDraft(keyOf(1), await mail(1, "Hi Priya"));
    const gone = await mailbox.createDraft(keyOf(2), await mail(2, "Hi Priya"));
    expect(await mailbox.discard(gone)).toBe("discarded");
    expect(await mailbox.discard(gone)).toBe("gone");
    const changes = await mailbox.changesSince(cursor);
    expect(changes).toMatchObject({
      kind: "changes",
      mails: [{ where: "drafts", draftId: kept.draftId, to: ["priya1@example.org"] }],
    });
  });

  it("read busy time", async () => {
    const calendar = googleCalendar(client(), { calendars: ["primary"], now, makesMeet: false });
    const busy = await calendar.busy(
      Temporal.Instant.from("2026-03-01T00:00:00Z"),
      Temporal.Instant.from("2026-04-01T00:00:00Z"),
    );
    expect(busy).toEqual([
      { from: Date.parse("2026-03-12T10:00:00Z"), until: Date.parse("2026-03-12T11:00:00Z") },
    ]);
  });
});
