/** One thing that is wrong with a rules file, and where. */
/** Both from 1. */
export interface Place {
  line: number;
  column: number;
}

export interface Fault extends Place {
  /** Whole sentences. */
  says: string;
}
