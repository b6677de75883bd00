/**
 * What is worked out of a sentence or a mail once, however many ask for it. The last ones are remembered, which are those
 * of the mail that is being read; a `WeakMap` would have the collector of garbage look through all of them again and again.
 * `isStale`: it has changed since.
 */
export function onceEach<Of extends object, Made>(
  make: (of: Of) => Made,
  isStale?: (of: Of, made: Made) => boolean,
): (of: Of) => Made {
  const keys: (Of | undefined)[] = Array.from({ length: remembered }, () => undefined);
  const all: (Made | undefined)[] = Array.from({ length: remembered }, () => undefined);
  let oldest = 0;
  return (of) => {
    for (let at = 0; at < remembered; at += 1) {
      if (keys[at] !== of) continue;
      const known = all[at] as Made;
      if (isStale?.(of, known) !== true) return known;
      const made = make(of);
      if (keys[at] === of) all[at] = made;
      return made;
    }
    const made = make(of);
    keys[oldest] = of;
    all[oldest] = made;
    oldest = (oldest + 1) % remembered;
    return made;
  };
}

/** As many sentences and clauses as most mails have. */
const remembered = 16;

/**
 * The same of single words, which come again from mail to mail. All that is worked out of a word stands together: who asks
 * next of the same word finds it where the one before has looked.
 */
export function onceEachWord<Made>(make: (word: string) => Made): (word: string) => Made {
  const place = makers;
  makers += 1;
  return (word) => {
    if (word.length > longest) return make(word);
    let all = known.get(word);
    if (all === undefined) {
      if (known.size >= mostWords) known.clear();
      all = Array.from({ length: makers }, () => unasked);
      known.set(word, all);
    }
    const made = all[place];
    if (made !== unasked && place < all.length) return made as Made;
    const fresh = make(word);
    while (all.length < place) all.push(unasked);
    all[place] = fresh;
    return fresh;
  };
}

const known = new Map<string, unknown[]>();
let makers = 0;
const unasked = Symbol("not asked as yet");

/** Letters of a word that anybody would write twice. */
const longest = 60;
/** More than many mails of ordinary length have. */
const mostWords = 20_000;
