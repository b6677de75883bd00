/**
 * The settings under `who_presses_send`: for each kind of mail, whether it waits in the owner's Drafts, waits for their
 * word here, or leaves by itself.
 */
import { readChoice } from "./read-text.ts";
import { maybe, said, section } from "./said.ts";

const press = (what: string) =>
  said((text) => readChoice(text, ["me", "ask", "auto"], pressAliases), {
    description: `${what}. me: it waits in my Drafts; ask: I approve it here; auto: it is sent`,
    examples: ["me"],
    words: ["me", "ask", "auto"],
  });

const pressAliases = {
  draft: "me",
  drafts: "me",
  manual: "me",
  never: "me",
  no: "me",
  approve: "ask",
  approval: "ask",
  automatic: "auto",
  always: "auto",
  yes: "auto",
} as const;

export const whoPressesSend = section("Who presses Send. thank-you and introducer-thanks are always me", {
  request: maybe(press("Requests and introduction asks")),
  follow_up: maybe(press("Follow-ups")),
  invitation: maybe(
    press(
      "Events and their changes, only for a time that I offered and they plainly accepted. Here me means ask",
    ).transform((value) => (value === "me" ? "ask" : value)),
  ),
  everything_else: maybe(press("Everything else")),
});
