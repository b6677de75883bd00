/**
 * How somebody answers for whom nothing is written down: a rule of thumb, chosen by a hash of their address, so that
 * the same people answer in the same way every time.
 */
import { hash } from "../../core/keys.ts";
import { Person, type Turn } from "./person.ts";

/** `who` is an address, else an id. */
export function habitOf(who: string): Person {
  const digits = hash(`demo~${who.toLowerCase()}`);
  const choice = Number.parseInt(digits.slice(0, 4), 16) % 16;
  const { story, turns } = habits.find(({ below }) => choice < below) ?? silent;
  const hasDebrief = Number.parseInt(digits.slice(4, 6), 16) % 2 === 0;
  return Person.parse({
    email: who,
    story,
    turns: [...turns, ...always],
    owner: {
      meetings: hasDebrief
        ? [{ debrief: "Your advice to begin with one small project of my own is what I'm doing now." }]
        : [],
      news: ["The small project that I told you about is finished, and it works."],
    },
  });
}

const yes = "Hi {owner},\n\n{weekday} at {clock} works for me.\n";

const accepts = (on: Turn["on"], takes: number): Turn => ({ on, days: 1, at: "10:30", takes, says: yes });

const silent = { below: 16, story: "never answers", turns: [] as Turn[] };

const habits: readonly { below: number; story: string; turns: Turn[] }[] = [
  { below: 5, story: "says yes at once", turns: [accepts("request", 1)] },
  { below: 7, story: "takes the last time that is offered", turns: [accepts("request", 3)] },
  { below: 9, story: "answers the follow-up", turns: [accepts("follow-up", 1)] },
  {
    below: 11,
    story: "proposes another time",
    turns: [
      {
        on: "request",
        days: 2,
        at: "9:40",
        proposes: { days: 1, at: "11:00" },
        says: "Hi {owner},\n\nthat week is difficult for me. Would {weekday}, {day}, at {clock} be possible?\n",
      },
    ],
  },
  {
    below: 12,
    story: "is away, then answers the follow-up",
    turns: [
      {
        on: "request",
        minutes: 1,
        back: 10,
        auto: "Out of office: {subject}",
        says: "Hello,\n\nI am out of the office and will be back on {back}.\n",
      },
      accepts("follow-up", 1),
    ],
  },
  {
    below: 13,
    story: "declines",
    turns: [
      {
        on: "request",
        days: 1,
        at: "17:10",
        means: "declines",
        says: "Hi {owner},\n\nThank you for thinking of me, but I have to decline.\n",
      },
    ],
  },
  silent,
];

/** New times find everybody willing, and an introduction is never refused. */
const always: Turn[] = [
  accepts("new-times", 1),
  {
    on: "introduction-ask",
    days: 1,
    at: "11:15",
    introduces: true,
    says: "Of course! Write to {target} and say that I sent you.\n",
  },
];
