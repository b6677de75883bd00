/** Die Morgenmail auf Deutsch. Was der Plan auf Englisch begründet, wird hier nach seinem Grund neu gesagt. */
import type { Step } from "../keys.ts";
import { capital, listed } from "./sentence.ts";
import type { MorningWords } from "./words.ts";

export const german: MorningWords = {
  language: "de",
  mailTo: (step, name) => `${capital(mail(step).replace("die ", ""))} an ${name}`,
  somebody: "jemanden",
  yesOrNo: "ok N oder nein N",
  yesOrNoEnds: "ok N, oder nein N, womit es mit dieser Person auch endet",
  send: (step, name, times) =>
    `Soll ${mail(step)} an ${name} hinausgehen${times === undefined ? "" : `, mit dem Angebot ${times}`}?`,
  invite: (name, when) => `Soll ${name} eingeladen werden: ${when}?`,
  move: (name, when) => `Soll das Gespräch mit ${name} verlegt werden auf ${when}?`,
  meetingOn: (name, day) => `${name} am ${day}`,
  didYouMeet: (meeting) =>
    `Hat das Gespräch mit ${meeting} stattgefunden? Die Einladung hat niemand angenommen.`,
  whatDidYouTake: (meeting) =>
    `Was nehmen Sie aus dem Gespräch mit ${meeting} mit? Daraus entsteht die Dankmail.`,
  debriefAnswer: "N und eine Zeile; „N fiel aus“, wenn es nicht stattfand",
  whatIsNew: (name) => `Es ist Zeit, sich bei ${name} wieder zu melden. Was gibt es Neues?`,
  newsAnswer: "N und eine Zeile",
  wrote: (name, day, words) =>
    `${name} hat am ${day} geschrieben${words === undefined ? "." : `: „${words}“`} Wie ist das zu lesen?`,
  readingAnswer:
    "N sagt ab; N andere Zeiten; N jetzt nicht bis 2027-01-31; N nichts. Für eine Zeit, die angenommen wird: `quarterhour answer`",
  didItGo: (step, name) =>
    `Es ist nicht bekannt, ob ${mail(step)} an ${name} hinausging; die Spur ging verloren. Ging sie hinaus?`,
  didMorningCome: (day) => `Es ist nicht bekannt, ob die Morgenmail vom ${day} bei Ihnen ankam.`,
  meeting: (time, there, who, minutes) =>
    `${time} Uhr${there === undefined ? "" : ` (${there})`}: ${who}, ${minutes} Minuten`,
  leaves: (time, step, name) => `${time} Uhr: ${mail(step)} an ${name} geht hinaus`,
  since: (day) => `seit ${day}`,
  timeGone: "eine Zeit darin ist nicht mehr frei",
  warn: () => "inzwischen ist etwas geschehen, was nicht mehr dazu passt: `quarterhour plan`",
  more: (rest) => `und ${rest} weitere: \`quarterhour plan\``,
  gist: {
    wrong: "etwas ging schief",
    meetings: (count) => `${count} Gespräche`,
    meeting: (name, time) => `${name} um ${time} Uhr`,
    decide: (count) => `${count} zu entscheiden`,
    drafts: (count) => (count === 1 ? "ein Entwurf wartet auf Sie" : `${count} Entwürfe warten auf Sie`),
    held: "was zurückgehalten wurde, und warum",
  },
  heard: ({ line, came }) =>
    came === "unclear"
      ? `„${line}“: nicht verstanden, also geschah nichts`
      : `„${line}“: ist nicht mehr offen oder geht so nicht, also blieb es, wie es war`,
  distrust: () =>
    "Eine Mail, die Ihren Absender trägt, antwortet auf eine Morgenmail; Ihr Mailsystem bürgt nicht für sie, also geschah nichts davon.",
  paused: (at) =>
    `Seit ${at} ruht alles: Eine Sicherung hat angehalten. \`quarterhour log\` sagt, welche; \`quarterhour resume\` macht weiter.`,
  breached: (name) => `Die Dankmail an ${name} ging nicht in der Zeit hinaus, die Ihre Regeln nennen.`,
  unreachable: (name, address) =>
    `${name} ist unter ${address} nicht zu erreichen. Eine andere Adresse: \`quarterhour contacts set ${address} email=…\``,
  held: (what, until, { reason }) =>
    `${what}${until === undefined ? "" : `, bis ${until}`}: ${reasons[reason] ?? other}`,
  pausedByOwner: (at) => `Alles, auf Ihr Wort hin, seit ${at}: \`quarterhour resume\` macht weiter`,
  withoutWhy: (count) =>
    `${count === 1 ? "1 Kontakt wird" : `${count} Kontakte werden`} nicht gefragt, weil ein Satz dazu fehlt, warum gerade sie: \`quarterhour research\``,
  list: (names, others) =>
    listed(others === 0 ? names : [...names, others === 1 ? "1 weitere Person" : `${others} weitere`], "und"),
};

/** With its article; all are feminine, so that one sentence fits each. */
function mail(step: Step): string {
  return mails[step] ?? "die Mail";
}

const mails: Partial<Record<Step, string>> = {
  request: "die Anfrage",
  "follow-up": "die Nachfrage",
  "introduction-ask": "die Bitte um Vermittlung",
  "introducer-thanks": "die Dankmail für die Vermittlung",
  "new-times": "die Mail mit neuen Zeiten",
  "decline-answer": "die Antwort auf die Absage",
  "not-now-answer": "die Antwort auf das „jetzt nicht“",
  event: "die Einladung",
  "event-change": "die geänderte Einladung",
  "event-cancel": "die Absage des Gesprächs",
  "event-nudge": "die Frage nach der Einladung",
  questions: "die Mail mit Ihren Fragen",
  "thank-you": "die Dankmail",
  brief: "die Übersicht",
  "check-in": "die Meldung zwischendurch",
};

const other = "der Grund steht in `quarterhour plan`";

const reasons: Readonly<Record<string, string>> = {
  window: "geht in den Stunden hinaus, die Ihre Regeln erlauben",
  fuse: "erst vor Kurzem ging etwas an dieselbe Person",
  "unknown-zone": "die Zeitzone ist nicht bekannt: `quarterhour contacts set`",
  "missing-value": "es fehlt etwas, was darin stehen muss: `quarterhour plan`",
  etiquette: "ein Satz darin verstößt gegen den guten Ton: `quarterhour preview`",
  bulk: "mehr als zehn auf einmal wollen bestätigt sein: `quarterhour start --confirm`",
  "slow-down": "Ihr Mailanbieter bittet um Geduld",
  suppressed: "diese Person möchte keine Mails",
  "no-slots": "keine freie Zeit passt beiden",
  limit: "die Grenze, die Ihre Regeln setzen, ist erreicht",
  "draft-limit": "so viele Entwürfe, wie an einem Tag hinausgehen, warten schon",
  "year-limit": "mehr Meldungen im Jahr lassen Ihre Regeln nicht zu",
  "calendar-unreadable": "Ihr Kalender lässt sich nicht lesen: `quarterhour doctor`",
  away: "bis dahin nicht im Büro",
};
