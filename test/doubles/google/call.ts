/** A call as it reaches a method: checked, typed, and by whom. */
import type { GoogleBodies, GoogleParams, MethodId } from "./methods.ts";
import type { Account, World } from "./world.ts";

/** Parameters that every method has, and the library's own. */
type Standard =
  | "$.xgafv"
  | "access_token"
  | "alt"
  | "auth"
  | "callback"
  | "fields"
  | "key"
  | "media"
  | "oauth_token"
  | "prettyPrint"
  | "quotaUser"
  | "requestBody"
  | "uploadType"
  | "upload_protocol"
  | "userIp";

export interface Call<M extends MethodId> {
  account: Account;
  scopes: string[];
  params: Omit<GoogleParams[M], Standard>;
  body: GoogleBodies[M]["body"];
  /** The value of If-Match. */
  ifMatch: string | undefined;
}

/** Does all of it or throws a Refusal and does nothing. */
export type Handler<M extends MethodId> = (world: World, call: Call<M>) => GoogleBodies[M]["reply"];

export type Handlers<M extends MethodId = MethodId> = { [Id in M]: Handler<Id> };
