/**
 * What msal's wait for a device code lacks: being asked to slow down, or an answer that was lost, is no end of it
 * (RFC 8628, 3.5). Both become "still pending", after a while.
 */

import { setTimeout as wait } from "node:timers/promises";
import type { NetworkResponse } from "@azure/msal-node";
import type { LoginNetwork } from "./login-network.ts";

/** `pauseMs` is by how much the interval grows, which RFC 8628 sets at 5 s. */
export function patientNetwork(network: LoginNetwork, pauseMs = 5_000): LoginNetwork {
  let pause = 0;
  return {
    ...network,
    async sendPostRequestAsync<T>(...request: Parameters<LoginNetwork["sendPostRequestAsync"]>) {
      await wait(pause);
      const isPoll = request[1]?.body?.includes("device_code=") === true;
      const response = await network.sendPostRequestAsync<T>(...request).catch((error: unknown) => {
        if (!isPoll || network.heard().kind !== "unavailable") throw error;
        return undefined;
      });
      if (response === undefined) return pending<T>();
      const heard = network.heard();
      if (heard.kind !== "refused" || heard.error !== "slow_down") return response;
      pause += pauseMs;
      return pending<T>();
    },
  };
}

function pending<T>(): NetworkResponse<T> {
  return { status: 400, headers: {}, body: { error: "authorization_pending" } as T };
}
