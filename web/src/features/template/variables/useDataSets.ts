/** The data sets of the template: chosen, changed, and saved a moment later. */

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Values } from "@/editor/document/contract";
import { type DataSetId, FIRST_DATA_SET, freeName } from "@/editor/variables/samples/dataSets";
import { errorSentence } from "@/lib/server/apiError";
import type { Sample, Template } from "@/lib/server/models";
import { templateQuery } from "@/lib/server/templates";
import { toast } from "@/ui/layers/toasts";
import { updateLabels } from "../requests";

export interface DataSets {
  readonly saved: readonly Sample[];
  readonly chosen: DataSetId;
  choose(id: DataSetId): void;
  /** Keep values under a name and choose them. */
  add(name: string, data: Values): void;
  rename(id: string, name: string): void;
  write(id: string, data: Values): void;
  remove(id: string): void;
}

const PAUSE_MS = 700;

function useSaving(template: Template) {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<readonly Sample[] | undefined>(undefined);
  const { id } = template;
  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const samples = waiting.current;
    if (samples === undefined) {
      return;
    }
    waiting.current = undefined;
    try {
      const updated = await updateLabels(id, { samples: [...samples] });
      client.setQueryData(templateQuery(id).queryKey, updated);
    } catch (error) {
      waiting.current ??= samples;
      toast({
        tone: "danger",
        title: "The data sets could not be saved",
        description: errorSentence(error),
        action: { label: "Try again", run: () => void flush() },
      });
    }
  }, [client, id]);
  useEffect(() => () => void flush(), [flush]);
  return useCallback(
    (samples: readonly Sample[]) => {
      waiting.current = samples;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush],
  );
}

export function useDataSets(template: Template): DataSets {
  const [saved, setSaved] = useState<readonly Sample[]>(template.samples);
  const [chosen, choose] = useState<DataSetId>(template.samples[0]?.id ?? FIRST_DATA_SET);
  const save = useSaving(template);
  return useMemo(() => {
    const put = (samples: readonly Sample[]): void => {
      setSaved(samples);
      save(samples);
    };
    const patch = (id: string, change: Partial<Sample>): void =>
      put(saved.map((sample) => (sample.id === id ? { ...sample, ...change } : sample)));
    return {
      saved,
      chosen,
      choose,
      add(name, data) {
        const sample = { id: crypto.randomUUID(), name: freeName(name, saved), data };
        put([...saved, sample]);
        choose(sample.id);
      },
      rename: (id, name) => patch(id, { name }),
      write: (id, data) => patch(id, { data }),
      remove(id) {
        put(saved.filter((sample) => sample.id !== id));
        if (chosen === id) {
          choose(FIRST_DATA_SET);
        }
        toast({
          title: "Data set deleted",
          action: { label: "Undo", run: () => put(saved) },
        });
      },
    };
  }, [saved, chosen, save]);
}
