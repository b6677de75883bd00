import { describe } from "vitest";
import { itIsACalendar } from "../../contracts/calendar.ts";
import { itIsAMailbox } from "../../contracts/mailbox.ts";
import { calendarWorld, mailboxWorld } from "./world.ts";

describe("a Gmail mailbox", () => {
  itIsAMailbox(mailboxWorld);
});

describe("a Google calendar", () => {
  itIsACalendar(calendarWorld);
});
