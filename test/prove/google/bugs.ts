import { commonBugs } from "../storm/common-bugs.ts";
import type { Bug } from "../storm/planted.ts";

export const bugs: readonly Bug[] = [
  ...commonBugs,
  {
    name: "404 taken as sent",
    changes: [
      {
        file: "workers/look-up.ts",
        from: `return review(work, "The draft is gone, and no sent mail shows that it went.", "review");`,
        to: `return recordSent(work, draft, { ...draft, at: now }, { subject: "", offered: [] });`,
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
