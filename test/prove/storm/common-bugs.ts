/** Bugs of the send protocol that are the same wherever the mailbox is. */
import type { Bug } from "./planted.ts";

export const commonBugs: readonly Bug[] = [
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
    name: "suppression outside the transaction",
    changes: [
      {
        file: "src/store/advance.ts",
        from: `  if (isStopped.includes(true)) return { kind: "suppressed" };\n`,
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
        from: "if (cursor === undefined || !isLately(deps, cursor.at, now)) return false;",
        to: "if (cursor === undefined) return isLately(deps, now, now);",
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
];
