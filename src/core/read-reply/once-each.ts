/** What is worked out of a sentence or a mail once, however many ask for it. */
export function onceEach<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const known = new WeakMap<Of, { made: Made }>();
  return (of) => {
    let found = known.get(of);
    if (found === undefined) {
      found = { made: make(of) };
      known.set(of, found);
    }
    return found.made;
  };
}

/** The same of single words, which come again from mail to mail. */
export function onceEachWord<Made>(make: (word: string) => Made): (word: string) => Made {
  const known = new Map<string, { made: Made }>();
  return (word) => {
    let found = known.get(word);
    if (found === undefined) {
      if (known.size >= mostWords) known.clear();
      found = { made: make(word) };
      known.set(word, found);
    }
    return found.made;
  };
}

/** More than many mails of ordinary length have. */
const mostWords = 20_000;
