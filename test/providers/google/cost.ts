/** What requests to Gmail and Google Calendar have cost so far. */
import type { World } from "./world.ts";

export interface Cost {
  /** Of Gmail, less what an idle mailbox costs as well: one history.list a reading. */
  units: number;
  byMethod: Record<string, number>;
  calendarRequests: number;
}

export function costOf({ double }: Pick<World, "double">): Cost {
  const { "gmail.users.history.list": idle = 0, ...byMethod } = double.quota.byMethod;
  const { units, calendarRequests } = double.quota;
  return { units: units - idle, byMethod, calendarRequests };
}
