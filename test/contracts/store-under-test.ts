import type { Store } from "../../src/store/store.ts";

/** What an adapter gives to the contract tests: an empty store, and ways to stand beside it. */
export interface StoreUnderTest {
  store: Store;
  /** Another connection to the same data, as another process has it. */
  beside(): Promise<Store>;
  /** Lets more than 20 s of real time pass, as leases see it. */
  passLease(): Promise<void>;
  close(): Promise<void>;
}

export type OpenStore = () => Promise<StoreUnderTest>;
