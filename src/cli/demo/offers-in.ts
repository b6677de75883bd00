/** The times that stand in a mail, as the person who reads it finds them. */

type Instant = Temporal.Instant;

const months = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];
const moment = new RegExp(`(\\d{1,2}) (${months.join("|")}) at (\\d{1,2}):(\\d{2})`, "g");

/** In the order in which they stand there, on the reader's clock; the year is the next that fits. */
export function offersIn(text: string, writtenAt: Instant, zone: string): Instant[] {
  const written = writtenAt.toZonedDateTimeISO(zone);
  return [...text.replace(/\s+/g, " ").matchAll(moment)].flatMap(([, day, month, hour, minute]) => {
    const said = {
      day: Number(day),
      month: months.indexOf(month ?? "") + 1,
      hour: Number(hour),
      minute: Number(minute),
    };
    const thisYear = Temporal.PlainDateTime.from({ ...said, year: written.year });
    const isPast = Temporal.PlainDate.compare(thisYear.toPlainDate(), written.toPlainDate()) < 0;
    return [(isPast ? thisYear.add({ years: 1 }) : thisYear).toZonedDateTime(zone).toInstant()];
  });
}
