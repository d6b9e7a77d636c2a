/** Starts the service worker, once everything that is needed now is there. */

const FILE = "/service-worker.js";

export function keepApp(): void {
  // The development server changes its files all the time: nothing of them is to be kept.
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) {
    return;
  }
  const start = () => {
    navigator.serviceWorker.addEventListener("controllerchange", keepRead, { once: true });
    // Where it is not allowed, as in some private windows, the app simply needs its network.
    navigator.serviceWorker.register(FILE).catch(() => undefined);
  };
  const later = () =>
    "requestIdleCallback" in window
      ? requestIdleCallback(start, { timeout: 10_000 })
      : setTimeout(start, 3_000);
  if (document.readyState === "complete") {
    later();
  } else {
    window.addEventListener("load", later, { once: true });
  }
}

/** What this page has read before there was a worker to keep it. */
function keepRead(): void {
  const read = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  const paths = read
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/api/"))
    .map(({ pathname }) => pathname);
  navigator.serviceWorker.controller?.postMessage([...new Set(paths)]);
}
