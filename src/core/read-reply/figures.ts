/** Words that hold figures, told without a pattern: most words hold none, and these are asked of nearly all. */

/** "7" and "14", but neither "7th" nor "2026". */
export function isShortNumber(word: string): boolean {
  return (
    word.length > 0 && word.length <= 2 && isDigitAt(word, 0) && (word.length === 1 || isDigitAt(word, 1))
  );
}

/** Whether any of its characters is one of the ten ASCII digits. */
export function hasDigit(word: string): boolean {
  for (let place = 0; place < word.length; place += 1) if (isDigitAt(word, place)) return true;
  return false;
}

/** Whether it can be a number at all, before anybody asks in which form it is written. */
export function beginsWithDigit(word: string): boolean {
  return isDigitAt(word, 0);
}

function isDigitAt(word: string, place: number): boolean {
  const code = word.charCodeAt(place);
  return code >= 48 && code <= 57;
}
