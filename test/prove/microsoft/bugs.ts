import { commonBugs } from "../storm/common-bugs.ts";
import type { Bug } from "../storm/planted.ts";

export const bugs: readonly Bug[] = [
  ...commonBugs,
  {
    name: "a draft that is gone taken as sent",
    changes: [
      {
        file: "src/providers/microsoft/sent-of.ts",
        from: `?? { kind: "gone" }`,
        to: `?? {
      kind: "sent",
      sent: { messageId, at: Temporal.Instant.fromEpochMilliseconds(0), hash: "" },
      id: messageId,
    }`,
      },
    ],
  },
  {
    name: "a draft that is gone taken as not sent",
    changes: [
      {
        file: "workers/look-up.ts",
        from: `return review(work, "The draft is gone, and no sent mail shows that it went.", "review");`,
        to: `return drop(work, "not sent", [notSent(work)]);`,
      },
      {
        file: "src/providers/microsoft/sent-of.ts",
        from: `  return (
    (await became(`,
        to: `  if (messageId !== "") return { kind: "gone" };
  return (
    (await became(`,
      },
      {
        file: "src/providers/microsoft/mailbox.ts",
        from: `if (there.kind === "sent") return toSent(there.message);`,
        to: "",
      },
    ],
  },
  {
    name: "the library's own retries are on for what writes",
    changes: [
      {
        file: "src/providers/microsoft/client.ts",
        from: "const network = new library.HTTPMessageHandler();",
        to: `const network = new library.RetryHandler(
    new library.RetryHandlerOptions(0, 3, (_delay, _attempt, _request, options) => options?.method === "POST"),
  );
  network.setNext(new library.HTTPMessageHandler());`,
      },
    ],
  },
  {
    name: "what writes is asked again like what reads",
    changes: [
      {
        file: "src/providers/microsoft/client.ts",
        from: `wish.intent === "reading" ? pausesMs : []`,
        to: "pausesMs",
      },
      {
        file: "src/providers/microsoft/client.ts",
        from: `if (!isTrouble(error, "unavailable")) throw error;`,
        to: `if (!isTrouble(error, "unavailable") && !isTrouble(error, "unknown")) throw error;`,
      },
    ],
  },
  {
    name: "a delta that Graph has forgotten is passed over",
    changes: [
      {
        file: "src/providers/microsoft/mail-changes.ts",
        from: "return wholly(options, now, known.at.subtract({ hours: overlapHours }));",
        to: "return wholly(options, now, now.add({ hours: overlapHours }));",
      },
    ],
  },
  {
    name: "the draft of an earlier attempt is not looked for",
    changes: [
      {
        file: "src/providers/microsoft/drafts.ts",
        from: `return draftIn(await carrying("action", toMark(key)));`,
        to: `return draftIn(await carrying("action", toMark(key).slice(1)));`,
      },
      {
        file: "src/providers/microsoft/drafts.ts",
        from: "if (left !== undefined) return left;",
        to: "",
      },
      {
        file: "src/providers/microsoft/drafts.ts",
        from: "return draftIn(alike) ?? (await sentIn(alike));",
        to: "return sentIn(alike);",
      },
    ],
  },
];
