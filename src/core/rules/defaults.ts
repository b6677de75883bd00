/** What holds where the file says nothing, in the words of the file: what a courteous person would choose. */
import { z } from "zod";
import type { Patch, Rate, Rules } from "../rules-shape.ts";
import { readTime } from "./read-hours.ts";
import { settings } from "./settings.ts";
import { toBudgets } from "./to-budgets.ts";
import type { Plain } from "./yaml-tree.ts";

/** The defaults as an owner would write them; JSON Schema shows them, and a test holds the example file to them. */
export const defaultWords = {
  version: "1",
  language: "en",
  who_presses_send: { request: "me", follow_up: "me", invitation: "auto", everything_else: "me" },
  sending: {
    days: "Mon-Fri",
    hours: "8:30 to 16:30",
    at_most: "5 a day",
    per_company: "1 a week",
    undo: "15 minutes",
    unknown_zone: "hold",
  },
  requests: {
    template: "request",
    offer: "3 times",
    hold_offered_times: "no",
    must_have: ["why_them", "introducer_thanked"],
    follow_up: ["6 working days"],
    give_up: "10 working days",
    old_news: "90 days",
  },
  meetings: {
    length: "20 minutes",
    longer_than_asked: "no",
    my_hours: { "Mon-Thu": "9:30 to 12:00, 13:30 to 17:00", Fri: "9:30 to 12:00" },
    their_hours: "9:00 to 17:30",
    notice: "2 working days",
    look_ahead: "15 working days",
    gap: "10 minutes",
    travel: "30 minutes",
    at_most: "2 a day, 5 a week",
    busy_calendars: ["primary"],
    prefer: ["in person", "video", "phone"],
    video: "meet",
    book_proposed: "ask",
    reschedules: "2 times",
    nudge: "2 working days",
    questions: [],
    before: { questions: "2 days", brief: "1 day" },
    after: {
      debrief: "15 minutes",
      thank_you: "2 hours",
      remind: "24 hours",
      latest: "48 hours",
      thank_introducer: "yes",
    },
  },
  keep_in_touch: {
    after: ["6 weeks", "4 months"],
    at_most: "3 a year",
    quiet_after_contact: "30 days",
    without_news: "ask",
  },
  morning_mail: "8:00",
} satisfies Plain;

/** Everything that a file may say of a contact, with nothing left out. */
export type Sections = Pick<
  Rules,
  "language" | "who_presses_send" | "sending" | "requests" | "meetings" | "keep_in_touch"
>;

let known: { sections: Sections; morningMail: number } | undefined;

/** The defaults as the planner uses them; read once. Its budgets have the paths `sending.at_most` and `sending.per_company`. */
export function defaults(): { sections: Sections; morningMail: number } {
  known ??= readDefaults();
  return known;
}

function readDefaults(): { sections: Sections; morningMail: number } {
  const { version: _version, morning_mail, ...words } = defaultWords;
  // Complete, because the words above are: a test compares them key by key with the schema.
  const { sending, ...rest } = z.strictObject(settings).parse(words) as Required<Patch> as Complete;
  const { at_most, per_company, ...others } = sending;
  const budgets = toBudgets({ at_most, per_company }, "");
  return { sections: { ...rest, sending: { ...others, budgets } }, morningMail: readTime(morning_mail) };
}

type Complete = Omit<Sections, "sending"> & {
  sending: Omit<Rules["sending"], "budgets"> & { at_most: Rate[]; per_company: Rate[] };
};
