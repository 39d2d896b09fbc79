import { PrecacheController } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';

declare const self: ServiceWorkerGlobalScope;
/** The files of this build; a revision where the name does not change with the content. Put in by build.mjs. */
declare const FILES: readonly { url: string; revision: string | null }[];

/** The page, as the server sent it with its nonce and its policy. */
const PAGE = '/';
/** A network that takes longer to give the page is as good as none. */
const NETWORK_SECONDS = 4;
/** A proxy answers that does not reach Headway. */
const UNREACHABLE = [502, 503, 504];
/** How a page says that its person wants the new version now. */
const TAKE_OVER = 'take-over';

const build = new PrecacheController();
build.addToCacheList([...FILES]);
const hashed = new Set(FILES.filter(({ revision }) => revision === null).map(({ url }) => url));
const fixed = new Set(FILES.map(({ url }) => url).filter((url) => url !== PAGE && !hashed.has(url)));
const network = new NetworkOnly({ networkTimeoutSeconds: NETWORK_SECONDS });

/** From the network, so that nobody stays on an old version; from this build when there is none. */
async function fresh(request: Request, event: ExtendableEvent, kept: string): Promise<Response> {
  try {
    const response = await network.handle({ request, event });
    if (!UNREACHABLE.includes(response.status)) return response;
  } catch {
    // What was kept answers.
  }
  return (await build.matchPrecache(kept)) ?? Response.error();
}

self.addEventListener('install', (event) => void build.install(event));
self.addEventListener('activate', (event) => {
  void build.activate(event);
  event.waitUntil(self.clients.claim());
});
self.addEventListener('message', ({ data }) => {
  if (data === TAKE_OVER) void self.skipWaiting();
});

// A hashed name never changes its content: such files come from this build. Calls of the API go past all of this.
registerRoute(({ url, sameOrigin }) => sameOrigin && hashed.has(url.pathname), build.strategy);
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && fixed.has(url.pathname),
  ({ request, event, url }) => fresh(request, event, url.pathname),
);
registerRoute(
  ({ request, url, sameOrigin }) => sameOrigin && request.mode === 'navigate' && !url.pathname.startsWith('/api/'),
  ({ request, event }) => fresh(request, event, PAGE),
);
