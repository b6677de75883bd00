/**
 * The same adapter at somebody else's double of Graph (@inbox-zero/emulate), which was written without knowing ours. It
 * has no delta, keeps neither our Message-ID nor our properties, finds everything by a property and nothing by a
 * Message-ID, and has events only under /me/calendar: so syncs, searches and entries are left to our own double.
 */
import { createServer } from "node:net";
import { createEmulator } from "@inbox-zero/emulate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toMime } from "../../../src/formats/mime-out.ts";
import { textHash } from "../../../src/formats/text-hash.ts";
import { type GraphClient, graphClient } from "../../../src/providers/microsoft/client.ts";
import { graphMailbox } from "../../../src/providers/microsoft/mailbox.ts";
import { isTrouble, type Mailbox } from "../../../src/providers/provider.ts";
import { keyOf } from "../../contracts/mailbox.ts";

const address = "dana@outlook.example";
const now = () => Temporal.Now.instant();
type Emulator = Awaited<ReturnType<typeof createEmulator>>;
let emulator: Emulator;

beforeEach(async () => {
  emulator = await createEmulator({
    service: "microsoft",
    port: await freePort(),
    seed: {
      tokens: { "a-token": { login: address, scopes: [] } },
      microsoft: { users: [{ email: address, name: "Dana Okafor" }] },
    },
  });
});
afterEach(() => emulator.close());

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (bound === null || typeof bound === "string") throw new Error("no free port");
  return bound.port;
}

const client = (): GraphClient =>
  graphClient({
    tokens: { current: async () => "a-token", refused: async () => undefined },
    now,
    apiUrl: emulator.url,
    pace: { steady: () => performance.now(), wait: async () => undefined },
  });

const mail = (n: number, text: string) =>
  toMime({
    from: { name: "Dana Okafor", address },
    to: { name: "Priya Nair", address: `priya${n}@example.org` },
    subject: "From nursing to health data",
    text,
    date: now(),
    messageId: `request-${n}@example.com`,
  });

describe("the adapter at another double of Graph", () => {
  it("makes, renews, looks up and throws away a draft", async () => {
    const mailbox: Mailbox = graphMailbox(client(), { address, now });
    const draft = await mailbox.createDraft(keyOf(1), await mail(1, "Hi Priya"));
    expect(draft.hash).toBe(textHash("From nursing to health data", "Hi Priya"));
    const renewed = await mailbox.replaceDraft(draft, draft.hash, await mail(1, "Dear Priya"));
    expect(renewed).toMatchObject({
      draftId: draft.draftId,
      hash: textHash("From nursing to health data", "Dear Priya"),
    });
    expect(await mailbox.whatBecameOf(draft, now())).toMatchObject({
      kind: "draft",
      draft: { hash: renewed.hash },
    });
    expect(await mailbox.discard(renewed)).toBe("discarded");
    expect(await mailbox.discard(renewed)).toBe("gone");
  });

  it("sends a draft, which is then sent under the same id", async () => {
    const mailbox: Mailbox = graphMailbox(client(), { address, now });
    const draft = await mailbox.createDraft(keyOf(1), await mail(1, "Hi Priya"));
    // This double finds nothing by a Message-ID, so the copy is looked up by its id.
    await mailbox.sendDraft(draft).catch((error: unknown) => {
      if (!isTrouble(error, "unknown")) throw error;
    });
    expect(await mailbox.whatBecameOf(draft, now())).toMatchObject({
      kind: "sent",
      sent: { hash: draft.hash },
    });
    expect(await mailbox.discard(draft)).toBe("gone");
  });
});
