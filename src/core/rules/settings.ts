/**
 * The keys that may differ from contact to contact: everything but `version, me, mailbox, morning_mail, for, tests`.
 * What an owner may write goes in, a `Patch` comes out; every key may be left out, and nothing is completed here.
 */
import { choice, rates, span, spanOrNone, spanOrZero, spans, yesNo } from "./kinds.ts";
import { MyHours } from "./my-hours.ts";
import { daysPattern, hoursPattern, readDays, readHours } from "./read-hours.ts";
import { readLanguage } from "./read-place.ts";
import { ratePattern, readRate, readTimes, timesPattern } from "./read-rate.ts";
import { minutesOf, type SpanLimits, spanPattern, spanReader } from "./read-span.ts";
import { readChoice, readLabel, readSentence, readTemplate, readVideo } from "./read-text.ts";
import { keep, maybe, once, orLifted, said, saidList, section } from "./said.ts";
import { whoPressesSend } from "./who-presses-send.ts";

const dayOrMore: Omit<SpanLimits, "example"> = { least: "1 day", most: "12 months" };
const soon: Omit<SpanLimits, "example"> = { least: "0 minutes", most: "30 days" };

const sending = section("When and how much the product itself sends", {
  days: maybe(
    saidList(
      readDays,
      {
        description: "Weekdays on the contact's calendar; their country's holidays are left out",
        examples: ["Mon-Fri", "Mon, Wed-Thu"],
        pattern: daysPattern,
      },
      { split: true, empty: false, whole: (lists) => once(lists.flat()).sort() },
    ),
  ),
  hours: maybe(
    said(readHours, {
      description: "Hours on the contact's clock",
      examples: ["8:30 to 16:30"],
      pattern: hoursPattern,
    }),
  ),
  at_most: rates(
    "Requests, follow-ups, introduction asks and check-ins together. Inside `for` it is a further limit for those people",
    ["5 a day", "2 a day, 5 a week"],
    400,
  ),
  per_company: rates("The same, to people of one company", ["1 a week"], 400),
  undo: spanOrNone("auto only: how long a mail can be called back before it leaves", {
    least: "0 minutes",
    most: "7 days",
    example: "15 minutes",
  }),
  unknown_zone: choice("Where a contact's zone is not known. hold: the mail waits; mine: my zone counts", [
    "hold",
    "mine",
  ]),
});

const requests = section("How I ask for an interview", {
  template: maybe(
    said(readTemplate, {
      description: "The mail's template",
      examples: ["request"],
      pattern: "[a-z0-9]+(?:-[a-z0-9]+)*",
    }),
  ),
  offer: maybe(
    said((text) => readTimes(text, 5), {
      description: "How many concrete times the mail offers, 1 to 5",
      examples: ["3 times"],
      pattern: timesPattern,
    }),
  ),
  hold_offered_times: yesNo("Whether offered times stand in my calendar as tentative entries"),
  must_have: maybe(
    saidList(
      (text) =>
        readChoice(text, ["why_them", "introducer_thanked", "route", "person", "employer", "industry"], {
          why: "why_them",
          finding: "person",
          company: "employer",
          field: "industry",
          via: "route",
        }),
      {
        description:
          "Without these there is no request. person, employer, industry: a finding about each; route: I chose how to approach them",
        examples: ["why_them", "introducer_thanked"],
        pattern: "why_them|introducer_thanked|route|person|employer|industry",
      },
      { split: true, empty: "none or no", whole: once },
    ),
  ),
  follow_up: spans(
    "Each after the mail before it; `[]` for none, two at the most",
    { ...dayOrMore, example: "6 working days" },
    { count: 2, why: "more than two follow-ups would be pestering" },
  ),
  give_up: span("After the last of them it closes quietly", { ...dayOrMore, example: "10 working days" }),
  old_news: spanOrNone("News that is older is warned about before a mail speaks of it; none: never", {
    ...dayOrMore,
    example: "90 days",
  }),
});

const meetings = section("When and how we meet", {
  length: maybe(
    said(readLength, {
      description: "15 to 30 minutes; longer only with longer_than_asked",
      examples: ["20 minutes"],
      pattern: spanPattern,
    }),
  ),
  longer_than_asked: yesNo("yes: a length over 30 minutes is allowed"),
  my_hours: maybe(MyHours),
  their_hours: maybe(
    said(readHours, {
      description: "The hours in which a meeting may lie, on the contact's clock",
      examples: ["9:00 to 17:30"],
      pattern: hoursPattern,
    }),
  ),
  notice: spanOrZero("The least time between a mail and a time that it offers", {
    least: "0 minutes",
    most: "3 months",
    example: "2 working days",
  }),
  look_ahead: span("How far ahead times are offered", { ...dayOrMore, example: "15 working days" }),
  gap: spanOrZero("Free time before and after a meeting", {
    least: "0 minutes",
    most: "24 hours",
    example: "10 minutes",
  }),
  travel: spanOrZero("Time for the way, before and after a meeting in person", {
    least: "0 minutes",
    most: "6 hours",
    example: "30 minutes",
  }),
  at_most: rates("Meetings; offers do not count", ["2 a day, 5 a week"], 100),
  busy_calendars: maybe(
    saidList(
      (text) => readLabel(text, 500),
      { description: "Calendars in which I am busy: primary, or their ids", examples: ["primary"] },
      { split: false, empty: false, whole: keep },
    ),
  ),
  prefer: maybe(
    saidList(
      (text) =>
        readChoice(text, ["in person", "video", "phone"], {
          zoom: "video",
          meet: "video",
          teams: "video",
          call: "phone",
          telephone: "phone",
          "face to face": "in person",
        }),
      {
        description: "How to meet, the best first",
        examples: ["in person", "video", "phone"],
        pattern: "in[ _-]person|video|phone",
      },
      { split: true, empty: false, whole: once },
    ),
  ),
  video: maybe(
    said(readVideo, {
      description: "meet, teams, or a link of my own",
      examples: ["meet", "teams", "https://zoom.us/j/123"],
      pattern: "meet|teams|https://.+",
    }),
  ),
  book_proposed: choice(
    "A time that they propose, and that my calendar and these rules allow. ask: I am asked first; yes: it is booked",
    ["ask", "yes"],
  ),
  reschedules: maybe(
    said(
      orLifted((text) => readTimes(text, 9)),
      {
        description: "How often one meeting is moved because they ask; then I am asked",
        examples: ["2 times"],
        pattern: `${timesPattern}|none`,
      },
    ),
  ),
  nudge: spanOrNone("An invitation that nobody answered gets one mail after so long; no: none", {
    least: "1 day",
    most: "30 days",
    example: "2 working days",
  }),
  questions: maybe(
    saidList(
      (text) => readSentence(text, 200),
      {
        description: "My own questions, the most important first; those that ship fill up the rest",
        examples: ["How did the mistake in the chalk model come to light?"],
      },
      { split: false, empty: "none or no", whole: once },
    ),
  ),
  before: maybe(
    section("Ahead of a meeting", {
      questions: spanOrNone("My questions go to the contact this long before; no: none are sent", {
        least: "1 hour",
        most: "30 days",
        example: "2 days",
      }),
      brief: spanOrNone("I get a brief this long before; no: none", {
        least: "15 minutes",
        most: "30 days",
        example: "1 day",
      }),
    }),
  ),
  after: maybe(
    section("After a meeting", {
      debrief: span("I am asked what I took from it", { ...soon, example: "15 minutes" }),
      thank_you: span("The thank-you draft is made, once there is a debrief line", {
        ...soon,
        example: "2 hours",
      }),
      remind: span("A short one is made without such a line", { ...soon, example: "24 hours" }),
      latest: span("A thank-you that was not sent by then is shown as missed", {
        ...soon,
        example: "48 hours",
      }),
      thank_introducer: yesNo("Whether whoever introduced us is thanked"),
    }),
  ),
});

const keepInTouch = section("Check-ins after a meeting", {
  after: spans(
    "Each counted from the last real contact; the last one repeats",
    { least: "1 day", most: "60 months", example: "6 weeks" },
    { count: 12, why: "that is more than anybody keeps up" },
  ),
  at_most: maybe(
    said(
      orLifted((text) => readRate(text, 100, "3 a year")),
      { description: "Check-ins to one person", examples: ["3 a year"], pattern: `${ratePattern}|none` },
    ),
  ),
  quiet_after_contact: spanOrNone("No unprompted mail to somebody once met for this long after any contact", {
    least: "0 minutes",
    most: "12 months",
    example: "30 days",
  }),
  without_news: choice("ask: asks me for one line first; draft: writes without it", ["ask", "draft"]),
});

/** The shape for `z.strictObject`: of the file itself, and of each entry of `for`. */
export const settings = {
  language: maybe(
    said(readLanguage, {
      description: "The language of mails to contacts without one of their own",
      examples: ["en"],
      pattern: "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*",
    }),
  ),
  who_presses_send: maybe(whoPressesSend),
  sending: maybe(sending),
  requests: maybe(requests),
  meetings: maybe(meetings),
  keep_in_touch: maybe(keepInTouch),
};

const readLengthSpan = spanReader({
  least: "15 minutes",
  most: "3 hours",
  example: "20 minutes",
  reason: "an informational interview lasts 15 to 30 minutes",
});

function readLength(text: string): number {
  return minutesOf(readLengthSpan(text));
}
