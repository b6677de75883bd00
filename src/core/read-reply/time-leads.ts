/** Small words that lead to a time of day or to a stretch of them, part two hours, or end what is said of them. */

export const leads: ReadonlySet<string> = new Set(
  "at um a alle as om kl klockan klokken pelas v ve в о ore saat klo ora στις الساعة o say gegen is or and to oder ou for @".split(
    " ",
  ),
);
export const roughWords: ReadonlySet<string> = new Set(
  "by around about approx approximately roughly circa ca like gegen vers verso sobre hacia tegen rond ongeveer runt omkring okolo около".split(
    " ",
  ),
);
export const betweenWords: ReadonlySet<string> = new Set(
  "between within inbetween zwischen entre tra tussen mellan btw btwn mellem mellom miedzy mezi между між fra".split(
    " ",
  ),
);
export const afterWords: ReadonlySet<string> = new Set(
  "after past post nach despues apres dopo na efter depois apos etter po после після".split(" "),
);
export const beforeWords: ReadonlySet<string> = new Set(
  "before until till til vor bis antes avant prima voor ate fore innan hasta tot przed до".split(" "),
);
export const fromWords: ReadonlySet<string> = new Set(
  "from ab von desde des de dalle vanaf van fran fra od a das с з".split(" "),
);
/** Small words that lead to a stretch and not to a bound. */
export const pairLeads: ReadonlySet<string> = new Set("de a das с з".split(" "));
/** "Any time from 2": the choice is left open. */
export const anyLeads: ReadonlySet<string> = new Set(
  "time times anytime anywhere any anything free whenever".split(" "),
);
export const andWords: ReadonlySet<string> = new Set("and und y et e en och og i a и і - to".split(" "));
export const toWords: ReadonlySet<string> = new Set(
  "to till until bis a - through alle tot til ate as do до".split(" "),
);
/** "So 8 to 10 my time": where somebody begins anew. */
export const pairStarts: ReadonlySet<string> = new Set(
  ", so but then : except excepting excluding bar barring than".split(" "),
);
/** What may follow "1 to 5" where it is hours. */
export const pairEnders: ReadonlySet<string> = new Set([
  "",
  ...", is are works would my please your yours mine our here there i we".split(" "),
]);
export const hyphens: ReadonlySet<string> = new Set(["-", "to", "till", "until", "through", "bis"]);
