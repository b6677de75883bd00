/** What is kept at work, and by which program. Paths are absolute. */
export interface Kept {
  /** The folder that holds rules.yaml. */
  home: string;
  /** The owner's. */
  address: string;
  node: string;
  launcher: string;
}
