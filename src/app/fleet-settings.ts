/** Where a fleet is: its store, its Redis, and which of its mailboxes is meant. */
export interface FleetSettings {
  /** `postgres://…` */
  databaseUrl: string;
  /** `redis://…`; commands that ring nobody do without. */
  redisUrl: string | undefined;
  /** Address or id; undefined where there is only one. */
  mailbox: string | undefined;
}
