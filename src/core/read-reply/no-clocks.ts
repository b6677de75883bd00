/** Words that stand where a clock is named, or look like its name, and name none. */

/** "The time", "what time": no zone. */
export const nonZones: ReadonlySet<string> = new Set(
  "nachmittag vormittag mittag morgen abend the that this a your any same some whatever what full part real lead first second third last what which either another other spare free any good great same some much of more long next one it and in for equal identical morning mornings afternoon evening lunch early late".split(
    " ",
  ),
);

/** "Um 10 ist gut": the German verb, not India's clock. */
export const germanAfterIst: ReadonlySet<string> = new Set(
  "gut sehr perfekt super prima ok okay bestens wunderbar ideal fur mir uns auch noch bei leider schon in recht passend mein meine am der die das ein".split(
    " ",
  ),
);

/** "11 h 30 est parfait": the French verb. */
export const frenchAfterEst: ReadonlySet<string> = new Set(
  "parfait parfaite bien ok possible bon bonne ideal mieux tres trop un une le la pour libre".split(" "),
);
