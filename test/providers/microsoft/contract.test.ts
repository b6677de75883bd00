import { describe } from "vitest";
import { itIsACalendar } from "../../contracts/calendar.ts";
import { itIsAMailbox } from "../../contracts/mailbox.ts";
import { calendarWorld, mailboxWorld } from "./world.ts";

describe("an Outlook mailbox", () => {
  itIsAMailbox(mailboxWorld);
});

for (const kind of ["work", "personal"] as const) {
  describe(`the Outlook calendar of a ${kind} account`, () => {
    itIsACalendar(() => calendarWorld({ kind }));
  });
}
