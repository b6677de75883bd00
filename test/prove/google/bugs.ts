/**
 * Bugs of the send protocol, each planted into a copy of the program: a harness that does not catch them proves
 * nothing. A bug is a change of the source, so none can rot unnoticed: what it replaces must stand there once.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Bug {
  name: string;
  changes: readonly { file: string; from: string; to: string }[];
  /** The worker dies while the bug is looked for: some show only then. */
  dies?: true;
}

export const bugs: Bug[] = [
  {
    name: "naive retry: what failed is made and sent once more",
    changes: [
      {
        file: "workers/send.ts",
        from: "sent = await deps.mailbox.sendDraft(own.draft);",
        to: `sent = await deps.mailbox
      .sendDraft(own.draft)
      .catch(async () => deps.mailbox.sendDraft(await deps.mailbox.createDraft(action.key, own.written.mime)));`,
      },
    ],
  },
  {
    name: "quiet period 0",
    changes: [
      {
        file: "workers/send.ts",
        from: "const rested = now.add({ milliseconds: deps.quietMs });",
        to: "const rested = now;",
      },
      {
        file: "workers/look-up.ts",
        from: "const rested = claim.sendingAt.add({ milliseconds: deps.quietMs });",
        to: "const rested = claim.sendingAt;",
      },
    ],
  },
  {
    name: "404 taken as sent",
    changes: [
      {
        file: "src/providers/google/sent-of.ts",
        from: `  return first ?? { kind: "gone" };`,
        to: `  const sent = { messageId: draft.messageId, at: attemptedAt, hash: draft.hash };
  return first ?? { kind: "sent", sent, id: draft.draftId };`,
      },
    ],
  },
  {
    name: "404 taken as not sent",
    changes: [
      {
        file: "workers/look-up.ts",
        from: `return review(work, "The draft is gone, and no sent mail shows that it went.", "review");`,
        to: `return drop(work, "not sent", [notSent(work)]);`,
      },
      {
        file: "src/providers/google/sent-of.ts",
        from: "  return first ?? {",
        to: "  return {",
      },
      {
        file: "src/providers/google/sent-of.ts",
        from: `    if (found.sent.hash === draft.hash) return found;`,
        to: "",
      },
      {
        file: "src/providers/google/sent-of.ts",
        from: `    if (sent?.hash === draft.hash) return { kind: "sent", sent, id };`,
        to: "",
      },
    ],
  },
  {
    name: "commit after the call",
    changes: [
      {
        file: "workers/send.ts",
        from: `  const committed = await deps.ledger.advance(claim,`,
        to: `  await deps.mailbox.sendDraft(own.draft).catch(() => undefined);
  const committed = await deps.ledger.advance(claim,`,
      },
    ],
  },
  {
    name: "the library's own retries are on, also for what writes",
    changes: [
      {
        file: "src/providers/google/client.ts",
        from: "retry: false,",
        to: `retry: true,
        retryConfig: { retry: 3, httpMethodsToRetry: ["GET", "POST", "PUT", "DELETE"], retryDelay: 1 },`,
      },
    ],
  },
  {
    name: "what writes is asked again like what reads",
    changes: [
      {
        file: "src/providers/google/client.ts",
        from: `wish.intent === "reading" ? pausesMs : []`,
        to: "pausesMs",
      },
      {
        file: "src/providers/google/client.ts",
        from: `if (!isTrouble(error, "unavailable")) throw error;`,
        to: `if (!isTrouble(error, "unavailable") && !isTrouble(error, "unknown")) throw error;`,
      },
    ],
  },
  {
    name: "suppression outside the transaction",
    changes: [
      {
        file: "src/store/advance.ts",
        from: `  if (await isSuppressed(trx, claim, recipientHash)) return { kind: "suppressed" };\n`,
        to: "",
      },
    ],
  },
  {
    name: "an unknown outcome taken as a failure",
    changes: [
      {
        file: "workers/send.ts",
        from: "const outcome = await doubt(work, until);",
        to: `const outcome = await drop(work, String(until), [notSent(work)]);`,
      },
    ],
  },
  {
    name: "nothing is read before something is sent",
    changes: [
      {
        file: "workers/fresh.ts",
        from: "if (age === undefined || age < 0 || age > mostAgeMs) return false;",
        to: "if (age === undefined || age < 0) return mostAgeMs > 0;",
      },
    ],
  },
  {
    name: "an expired history is passed over",
    changes: [
      {
        file: "src/providers/google/mail-changes.ts",
        from: "return allSince(options, known.at.subtract({ hours: overlapHours }));",
        to: "return allSince(options, now.add({ hours: overlapHours }));",
      },
    ],
  },
  {
    name: "the cursor moves before what it stands for is written down",
    dies: true,
    changes: [
      {
        file: "workers/sync.ts",
        from: "  const known = await loadKnown(deps, [...sent.keys(), ...inbound.map((each) => each.contactId)]);",
        to: `  await cursors.write(mailboxId, cursorNames.mail, changes.cursor, now);
  const known = await loadKnown(deps, [...sent.keys(), ...inbound.map((each) => each.contactId)]);`,
      },
    ],
  },
  {
    name: "the draft of an earlier attempt is not looked for",
    changes: [
      {
        file: "src/providers/google/drafts.ts",
        from: "for (const [id, draftId] of [...(await list())].slice(0, mostLooks)) {",
        to: "for (const [id, draftId] of [...(await list())].slice(0, mostLooks - mostLooks)) {",
      },
    ],
  },
];

/** A copy of the program, as far as a storm needs it, with the bug in it. Take it away with `remove`. */
export function planted(bug: Bug): { main: string; remove(): void } {
  const root = join(import.meta.dirname, "../../..");
  const copy = mkdtempSync(join(tmpdir(), "quarterhour-bug-"));
  for (const part of [
    "src",
    "workers",
    "templates",
    "package.json",
    "test/doubles",
    "test/prove/google",
    "test/providers/google",
  ])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const remove = () => rmSync(copy, { recursive: true });
  for (const { file, from, to } of bug.changes) {
    const text = readFileSync(join(copy, file), "utf8");
    if (text.split(from).length !== 2) {
      remove();
      throw new Error(`${bug.name}: ${file} does not hold, once: ${from}`);
    }
    writeFileSync(
      join(copy, file),
      text.replace(from, () => to),
    );
  }
  return { main: join(copy, "test/prove/google/storm-main.ts"), remove };
}
