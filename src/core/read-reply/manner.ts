/** How somebody wants to meet, and the page on which they want a time to be chosen. */
import type { Mode } from "../reading.ts";
import { onceEach } from "./once-each.ts";
import { matches, shapes } from "./patterns.ts";
import type { Sentence } from "./sentences.ts";

/** The one way that is asked for; undefined where none is, or several. */
export const modeIn = onceEach((sentences: readonly Sentence[]): Mode | undefined => {
  const found = new Set<Mode>();
  for (const { words } of sentences) {
    for (const [mode, book] of ways) {
      const isMeant = matches(words, book).some(
        ({ from }) => !words.slice(Math.max(0, from - 4), from).some((word) => denials.has(word)),
      );
      if (isMeant) found.add(mode);
    }
  }
  // "Send me the Zoom link or just call me": no one way. A coffee is drunk at a table, whatever else is said.
  if (found.size === 2 && found.has("in-person") && !found.has("video")) found.delete("phone");
  const [mode] = found;
  return found.size === 1 ? mode : undefined;
});

/** "No calls": a way that is named and not meant. */
const denials: ReadonlySet<string> = new Set(
  "not no without instead rather kein keine never hate".split(" "),
);

/** The address of a page on which times can be chosen, as it stands in the text. */
export function bookingLink(written: string): string | undefined {
  if (!written.includes("/")) return undefined;
  const pages = [...written.matchAll(/https?:\/\/[^\s<>"')\]]{4,300}/giu)].map(([page]) =>
    page.replace(/[.,;:!?]+$/u, ""),
  );
  const bare = [
    ...written.matchAll(
      /(?<![\w@/.])(?:calendly\.com|cal\.com|doodle\.com|savvycal\.com|tidycal\.com|meetings\.hubspot\.com|koalendar\.com|zcal\.co)\/[^\s<>"')\]]{2,200}/giu,
    ),
  ].map(([page]) => page.replace(/[.,;:!?]+$/u, ""));
  return (
    pages.find((page) => booking.test(page)) ?? bare[0] ?? (bookingWords.test(written) ? pages[0] : undefined)
  );
}

/**
 * The only page that a mail names, where it is known that the writer leaves the time to us: whatever its address and the
 * words around it are, times can be chosen there, unless it is plainly about something else.
 */
export function onlyPage(written: string): string | undefined {
  const pages = [...written.matchAll(/https?:\/\/[^\s<>"')\]]{4,300}/giu)];
  const [page, other] = pages;
  if (page === undefined || other !== undefined || elsewhere.test(page[0])) return undefined;
  const before = written.slice(Math.max(0, page.index - 60), page.index);
  return aboutThem.test(before) ? undefined : page[0].replace(/[.,;:!?]+$/u, "");
}

/** Pages on which people meet, are found or tell of themselves. */
const elsewhere =
  /^https?:\/\/(?:[\w-]+\.){0,3}(?:linkedin|zoom|teams\.microsoft|teams\.live|webex|whereby|facebook|instagram|twitter|youtube|github|wikipedia|maps\.|goo\.gl\/maps|meet\.google|medium)\b/iu;
const aboutThem =
  /\b(?:demo|website|web ?page|homepage|paper|article|profile|report|podcast|video|blog|privacy|policy|survey|about us|portfolio|read more|webseite|publication|zoom|teams)\b[^.!?\n]{0,40}$/iu;

const booking =
  /calendly|\bcal\.|calendar|doodle|savvycal|tidycal|youcanbook|acuity|bookings?\b|hubspot\.com\/meetings|meetings\.|koalendar|zcal|agenda|schedul|appointment|termin|x\.ai|reclaim|motion|vyte|chili|\/book/iu;
const bookingWords =
  /\b(?:book|pick|grab|choose|select|schedule|find)\b[^.\n]{0,60}\b(?:here|link|below|calendar|time|slot)|my (?:calendar|booking|scheduling)|calendario|kalender|agenda|buchen|réserv|reserv|prenot/iu;

const ways: readonly (readonly [Mode, ReturnType<typeof shapes>])[] = [
  [
    "phone",
    shapes(`
      phone|telephone|telephonically
      call|ring|phone|dial|reach me|us *3 on|at|directly
      call|ring|phone|dial me
      call my|the cell|mobile|number|office|desk|line|phone|direct|landline
      call directly
      give me a call|ring|bell|buzz
      my number|handphone|direct is|only|in|line
      my cell|mobile
      on my mobile|cell|handy
      telefon~|anrufen|rufen sie|mich an
      telefon~
      por telefono
      telefono
      llamame|llameme|llamar|llamada
      appelez|appeler|telephone
      chiam~ 
      telefonicamente
      bel me|maar|gerust
      bel
      ring mig|meg
      liga|ligue|telefone
      zadzwon~
    `),
  ],
  [
    "video",
    shapes(`
      zoom|webex|skype|gmeet|facetime|webcam|videocall|visio|visioconference|videollamada|videochiamada|videoconferencia|videokonferenz|videogesprach|videosamtal
      video
      ms|microsoft? teams
      on|via|over|by|per|use|through|a|prefer teams
      teams invite|link|call|meeting|is|works
      google meet|hangout|hangouts
      link do|de|del|zu meet|zoom|teams
      meet link|invite
      on|via|over meet
      remote|virtual|virtually|online
    `),
  ],
  [
    "in-person",
    shapes(`
      in person
      face to face
      coffee|cafe|cafeteria|cafetera|espresso|kaffee
      come to|by|over|round|along|in|up *4 office|clinic|lab|building|campus|us|place|floor|studio|shop|room
      come by|over|round
      coming to the|our|my
      at our|my|the office|clinic|lab|building|campus|studio|rooms|shop
      stop|drop|swing|pop by|in|round|over
      meet *3 at|in the|our|my lobby|cafe|office|canteen|reception
      lobby|reception|canteen
      lunch with|together
      for lunch|breakfast|tea
      kommen sie|zu
      komm~ einfach|vorbei|ins|zu
      personlich|buro stock
      stock|etage
      presencial~|persona|personalmente|presencialmente
      en persona
      de vive voix
      di persona
      sur place|site
    `),
  ],
];
