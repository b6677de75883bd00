/**
 * The rules as the planner sees them: parsed, completed with the defaults, one value for every key.
 * Key names are those of the file. `parse-rules.ts` makes it, `rules-for.ts` narrows it to one contact.
 */
import type { Step } from "./keys.ts";

export type Press = "me" | "ask" | "auto";

export interface Span {
  count: number;
  unit: "minutes" | "hours" | "days" | "working-days" | "weeks" | "months";
}

export interface Rate {
  count: number;
  per: "day" | "week" | "year";
}

/** Minutes since midnight, until exclusive. */
export interface Hours {
  from: number;
  until: number;
}

/** ISO weekday, 1 = Monday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** One limit on how often we write. Several stack; the smallest wins. */
export interface Budget {
  /** The key path it comes from, for reasons: `sending.at_most`, `for[0].sending.at_most`. */
  path: string;
  rate: Rate;
  /** What it counts: all mails, or those to one company. */
  counts: "all" | "company";
  /** Only mails to contacts that match; all where absent. */
  who?: Who;
}

export interface Who {
  tag?: string[];
  company?: string[];
  country?: string[];
  closeness?: number[];
  introducer?: string[];
  address?: string[];
  language?: string[];
  industry?: string[];
  source?: string[];
  school?: string[];
  event?: string[];
  worked_at?: string[];
  joined?: Joined[];
}

/** When they came to where they work now. */
export interface Joined {
  how: "before" | "since";
  year: number;
}

export interface Rules {
  version: 1;
  me: {
    name: string;
    about: string;
    curious_about: string;
    phone?: string;
    role?: string;
    skills?: string;
    link?: string;
    signature?: boolean;
    timezone?: string;
    holidays?: string;
  };
  mailbox: { address: string; provider?: "google" | "microsoft" | "imap" | "local" };
  language: string;
  who_presses_send: { request: Press; follow_up: Press; invitation: Press; everything_else: Press };
  sending: {
    days: Weekday[];
    hours: Hours;
    /** `at_most` and `per_company`, of the file and of every `for` that matches. */
    budgets: Budget[];
    /** Undefined: none. */
    undo: Span | undefined;
    unknown_zone: "hold" | "mine";
  };
  requests: {
    template: string;
    offer: number;
    hold_offered_times: boolean;
    must_have: ("why_them" | "introducer_thanked" | "route" | "person" | "employer" | "industry")[];
    follow_up: Span[];
    give_up: Span;
    /** Undefined: news never grows old. */
    old_news: Span | undefined;
  };
  meetings: {
    /** Minutes. */
    length: number;
    longer_than_asked: boolean;
    /** By ISO weekday; a day that is absent has no hours. */
    my_hours: Partial<Record<Weekday, Hours[]>>;
    their_hours: Hours;
    notice: Span;
    look_ahead: Span;
    gap: Span;
    /** Before and after a meeting in person. */
    travel: Span;
    /** Empty: none. Those of a `for` stand behind those of the file and hold as well. */
    at_most: MeetingLimit[];
    busy_calendars: string[];
    prefer: ("in person" | "video" | "phone")[];
    video: string;
    /** A time that they propose and that suits the owner: the owner is asked, or it is booked. */
    book_proposed: "ask" | "yes";
    /** How often one meeting is moved because they ask for it, before the owner is asked. Undefined: no limit. */
    reschedules: number | undefined;
    /** After so long, an invitation that nobody answered gets one mail. Undefined: none. */
    nudge: Span | undefined;
    /** The owner's own questions, the most important first. */
    questions: string[];
    /** Undefined: switched off. */
    before: { questions: Span | undefined; brief: Span | undefined };
    after: {
      debrief: Span;
      thank_you: Span;
      remind: Span;
      latest: Span;
      thank_introducer: boolean;
    };
  };
  keep_in_touch: {
    after: Span[];
    /** Undefined: no limit. */
    at_most: Rate | undefined;
    quiet_after_contact: Span | undefined;
    without_news: "ask" | "draft";
  };
  morning_mail: Hours["from"] | undefined;
  for: { who: Who; line: number; patch: Patch }[];
  tests: { name: string; story: string[]; never?: Step[] }[];
  /** Line in the file of every key path that stands in it (`sending.at_most` → 14); a default has none. */
  lines: ReadonlyMap<string, number>;
  /** Changes whenever the file's meaning may have changed. */
  hash: string;
  /** The file's name, for citing; `rules.yaml` where absent. */
  file?: string;
}

/** A limit on meetings. Inside `for` it counts the meetings with those people only. */
export interface MeetingLimit extends Rate {
  /** The key path of a limit inside `for`. */
  path?: string;
  who?: Who;
}

/** What a file, or one entry of `for`, says of the keys that may differ from contact to contact. `[]` as a limit: none. */
export interface Patch {
  language?: string;
  who_presses_send?: Partial<Rules["who_presses_send"]>;
  sending?: Partial<Omit<Rules["sending"], "budgets">> & { at_most?: Rate[]; per_company?: Rate[] };
  requests?: Partial<Rules["requests"]>;
  meetings?: Partial<Omit<Rules["meetings"], "before" | "after">> & {
    before?: Partial<Rules["meetings"]["before"]>;
    after?: Partial<Rules["meetings"]["after"]>;
  };
  keep_in_touch?: Partial<Rules["keep_in_touch"]>;
}
