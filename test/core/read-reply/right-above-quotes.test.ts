import { expect, it } from "vitest";
import { newText } from "../../../src/core/read-reply/new-text.ts";

it("a line that stands right above what is quoted is part of the mail", () => {
  const quoted =
    "On Tue, Jul 21, 2026 at 8:18 AM Nick Iyer <nick@example.net> wrote:\n> Hi,\n> * Monday 27 July";
  expect(newText(`Mon works\n${quoted}`).body).toBe("Mon works");
  expect(newText(`Can't help you.\nSorry.\n${quoted}`).body).toBe("Can't help you.\nSorry.");
});
it("a line that a mail program broke is none of it", () => {
  const broken = "On Tuesday, July 21, 2026 at 8:18 AM\nNick Iyer <nick@example.net>\nwrote:\n> Hi";
  expect(newText(`Monday works.\n\n${broken}`).body).toBe("Monday works.");
});
