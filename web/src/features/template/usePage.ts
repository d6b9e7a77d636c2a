/** What the address says about the page, and how to change it. */

import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import { type Device, usualDevice } from "@/editor/preview/devices";
import type { Scheme } from "@/editor/preview/framed/darkStyles";
import type { TemplateSearch } from "./search";

const route = getRouteApi("/app/templates/$templateId");

type Change = { [K in keyof TemplateSearch]?: TemplateSearch[K] | undefined };

/** The search of the address and a way to change parts of it without a new step in the history. */
export function usePage(): [TemplateSearch, (change: Change) => void] {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback(
    (patch: Change) => {
      const tidy = (now: TemplateSearch): TemplateSearch => {
        const next = Object.entries({ ...now, ...patch });
        return Object.fromEntries(next.filter(([, value]) => value !== undefined));
      };
      void navigate({ search: tidy, replace: true, resetScroll: false });
    },
    [navigate],
  );
  return [search, change];
}

interface Look {
  readonly device: Device;
  readonly scheme: Scheme;
  readonly chooseDevice: (device: Device) => void;
  readonly chooseScheme: (scheme: Scheme) => void;
}

/** The device and the color scheme of the preview. */
export function useLook(): Look {
  const [page, change] = usePage();
  const usual = usualDevice(window.innerWidth);
  return {
    device: page.device ?? usual,
    scheme: page.scheme ?? "light",
    chooseDevice: (device) => change({ device: device === usual ? undefined : device }),
    chooseScheme: (scheme) => change({ scheme: scheme === "light" ? undefined : scheme }),
  };
}
