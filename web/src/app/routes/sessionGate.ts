import type { QueryClient } from "@tanstack/react-query";
import { redirect } from "@tanstack/react-router";
import { api } from "@/lib/server/api";
import { isApiError } from "@/lib/server/apiError";
import { sessionQuery } from "@/lib/server/session";

interface GateOptions {
  /** The page is the one where a second factor is made. */
  enrolling?: boolean;
}

/** Let signed-in people in; send others to sign in (and back here), or to set-up on the first day. */
export async function loadSession(
  client: QueryClient,
  href: string,
  { enrolling = false }: GateOptions = {},
): Promise<void> {
  try {
    const session = await client.ensureQueryData(sessionQuery);
    if (session.secondFactorMissing && !enrolling) {
      throw redirect({ to: "/second-factor", search: { next: href } });
    }
  } catch (error) {
    if (!isApiError(error) || error.status !== 401) {
      throw error;
    }
    const setup = await api.get<{ needed: boolean }>("/api/setup").catch(() => ({ needed: false }));
    if (setup.needed) {
      throw redirect({ to: "/setup" });
    }
    throw redirect({ to: "/sign-in", search: href === "/" ? {} : { next: href } });
  }
}
