import { type RemoteHome, type RemoteHomeWish, remoteHome } from "../remote-home.ts";
import { googleRemote } from "./remote.ts";
import { googleWorld, type World, type WorldWish } from "./world.ts";

export interface GoogleHome extends RemoteHome {
  world: World;
}

export async function makeGoogleHome(
  options: RemoteHomeWish & { world?: WorldWish } = {},
): Promise<GoogleHome> {
  const world = await googleWorld(options.world);
  return Object.assign(await remoteHome(googleRemote(world), options), { world });
}
