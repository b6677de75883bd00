import { type RemoteHome, type RemoteHomeWish, remoteHome } from "../remote-home.ts";
import { graphRemote } from "./remote.ts";
import { graphWorld, type World, type WorldWish } from "./world.ts";

export interface GraphHome extends RemoteHome {
  world: World;
}

export async function makeGraphHome(
  options: RemoteHomeWish & { world?: WorldWish } = {},
): Promise<GraphHome> {
  const world = await graphWorld(options.world);
  return Object.assign(await remoteHome(graphRemote(world), options), { world });
}
