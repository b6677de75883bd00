/**
 * The mark of a write within a transaction whose result nobody looks at. A server need not be waited for then: what
 * follows goes out at once, and where the write fails, the next statement or the commit says so (`postgres/dialect.ts`).
 * SQLite, which is in this process, passes over it.
 */
import { sql } from "kysely";

export const unwaitedMark = "-- nobody waits";

/** For `modifyEnd`. Only for a statement whose `execute()` is awaited for nothing but its end. */
export const unwaited = sql.raw<never>(unwaitedMark);
