/** Carries msal's calls to Microsoft over to the double. */
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from "@azure/msal-node";

/** For `system.networkClient`. Microsoft's own host becomes what `to` makes of the path; any other is refused. */
export function msalNetwork(to: (path: string) => URL): INetworkModule {
  const call = async <T>(
    method: string,
    address: string,
    options: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> => {
    const from = new URL(address);
    if (from.origin !== "https://login.microsoftonline.com") throw new Error(`msal asked ${from.origin}`);
    const response = await fetch(to(`${from.pathname}${from.search}`), {
      method,
      ...(options.headers === undefined ? {} : { headers: options.headers }),
      ...(options.body === undefined ? {} : { body: options.body }),
    });
    const body = (await response.json()) as T;
    return { status: response.status, headers: Object.fromEntries(response.headers), body };
  };
  return {
    sendGetRequestAsync: (address, options) => call("GET", address, options),
    sendPostRequestAsync: (address, options) => call("POST", address, options),
  };
}
