import { useEffect, useState } from "react";

let taken = "";

/** Take the token of a link out of the address bar; it is kept in memory only, until a reload. */
function takeToken(): string {
  const token = new URLSearchParams(window.location.hash.slice(1)).get("token");
  if (token) {
    taken = token;
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, "", pathname + search);
  }
  return taken;
}

/** The token a mail's link brought in the fragment, which no server and no referrer gets to see. */
export function useLinkToken(): string {
  const [token, setToken] = useState(takeToken);
  useEffect(() => {
    const look = () => setToken(takeToken());
    window.addEventListener("hashchange", look);
    return () => window.removeEventListener("hashchange", look);
  }, []);
  return token;
}
