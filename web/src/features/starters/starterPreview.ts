import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { frameDocument } from "@/editor/preview/framed/frameDocument";
import { renderQuery } from "@/lib/server/engine";
import type { Preview, Starter } from "@/lib/server/models";
import { starterQuery } from "@/lib/server/starters";

interface StarterPreview {
  preview: Preview | undefined;
  /** The document of a frame that shows it. */
  page: string | undefined;
  error: unknown;
  retry: () => void;
}

/** The starter as it would arrive, rendered by the engine with its own sample data. */
export function useStarterPreview(listed: Starter, wanted: boolean): StarterPreview {
  const whole = useQuery({ ...starterQuery(listed.id), enabled: wanted && !listed.mjml });
  const starter = listed.mjml ? listed : whole.data;
  const rendered = useQuery({
    ...renderQuery(["starter", listed.id], {
      mjml: starter?.mjml ?? "",
      subject: listed.subject,
      data: starter?.sample ?? {},
      variables: listed.variables,
    }),
    enabled: wanted && Boolean(starter?.mjml),
  });
  const html = rendered.data?.html;
  const page = useMemo(() => (html === undefined ? undefined : frameDocument(html)), [html]);
  return {
    preview: rendered.data,
    page,
    error: whole.error ?? rendered.error,
    retry: () => {
      whole.refetch();
      rendered.refetch();
    },
  };
}
