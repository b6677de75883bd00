/** Rules without the morning mail, unless they speak of it: most tests are about something else. */
export function withoutMorning(rules: string): string {
  return /^morning_mail:/m.test(rules) ? rules : `${rules.trimEnd()}\nmorning_mail: no\n`;
}
