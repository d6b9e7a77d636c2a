import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/server/api";
import type { Session, StepUpState } from "@/lib/server/models";
import type { PasskeyProof } from "../signIn/requests";

export const proofNeedsQuery = queryOptions({
  queryKey: ["session", "proof"],
  queryFn: ({ signal }) => api.get<StepUpState>("/api/auth/step-up", { signal }),
  staleTime: 0,
  gcTime: 0,
});

export interface Proof {
  password?: string;
  code?: string;
  recoveryCode?: string;
  passkey?: PasskeyProof;
}

export const stepUp = (proof: Proof) => api.post<Session>("/api/auth/step-up", { body: proof });

export const STEP_UP_OPTIONS = "/api/auth/step-up/options";
