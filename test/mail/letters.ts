/** A letter as the planner makes it, for the tests of this room. */
import type { Letter, Values } from "../../src/core/action.ts";

export const dana: Values = {
  me: {
    name: "Dana Okafor",
    first_name: "Dana",
    about: "I was a public-health nurse for six years and am moving into health data.",
    curious_about: "how people got from the clinic into a data team",
  },
  contact: {
    name: "Priya Raman",
    first_name: "Priya",
    role: "Data analyst",
    company: "Lakeside Health",
    city: "Chicago",
    school: "Rutgers",
    event: "Health Data Day",
  },
  why_them: "Your talk on cleaning up triage notes stayed with me.",
  finding: "Lakeside Health opened a data academy in May.",
  findings: ["Lakeside Health opened a data academy in May. (example.org, 2026-05-02)"],
  positions: ["Nurse, Lakeside Health, 2012 to 2018", "Data analyst, Lakeside Health, since 2018"],
  knows: ["Tom Reyes", "Mersey Trust"],
  not_known: ["Lakeside Health"],
  length: 20,
  mode_words: "by phone or video",
  offer: {
    times: "Tuesday 1 December at 10:00 or Thursday 3 December at 14:30, Chicago time",
    count: 2,
    zone: "Chicago time",
  },
  introducer: { name: "Maria Gomez", first_name: "Maria" },
  target: { name: "Tom Reyes", first_name: "Tom", company: "Lakeside Health", role: "Engineer" },
  meeting: {
    when: "Tuesday 1 December at 10:00, Chicago time",
    when_mine: "Tuesday 1 December at 11:00, New York time",
    when_both: "Tuesday 1 December at 10:00, Chicago time (11:00 New York time)",
    day: "Tuesday",
    length: 20,
    mode: "phone",
    caller: "me",
    number: "+13125550100",
    place: "Phone: Dana calls +13125550100",
  },
  debrief: "learn SQL on data I know; Tom Reyes next",
  news: "The vaccination project works",
  questions: ["How did you get into this field?", "Who else would you suggest that I talk to?"],
  until: "Monday 1 March",
  morning: {
    subject: "Tuesday 1 December: Priya Raman at 11:00, 1 to decide",
    today: ["11:00 (10:00 Chicago time): Priya Raman, Lakeside Health, 20 minutes"],
    decide: [
      "1. Did you meet Tom Reyes on Monday 30 November? Nobody accepted the invitation. (ok 1 or no 1)",
    ],
    drafts: ["Request to Tom Reyes, since Monday 30 November"],
    wrong: ["The thank-you to Priya Raman was not sent within 48 hours."],
    held: ["Request to Ana Diaz until Wednesday 2 December at 8:30: the limit of 5 a day is reached"],
    has_met: true,
    heard: ["“ok 7”: that mail had no number 7"],
  },
};

/** `changes` replace values by their first name. */
export function letter(template: string, changes: Values = {}, more: Partial<Letter> = {}): Letter {
  return {
    template,
    language: "en",
    values: { ...dana, ...changes },
    to: { name: "Priya Raman", address: "priya@example.com" },
    offered: [],
    ...more,
  };
}

export const thread = {
  messageId: "1@example.com",
  references: ["1@example.com"],
  subject: "From nursing to health data",
};

/** The words of an HTML part, signs decoded. */
export function wordsOfHtml(html: string): string {
  const signs: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };
  return html
    .replace(/<head>[\s\S]*?<\/head>/, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&[a-z]+;/g, (sign) => signs[sign] ?? sign);
}
