import { Monitor, Moon, Sun } from "lucide-react";
import { type ReactNode, useId } from "react";
import { prefer, usePreferences } from "@/lib/browser/preferences";
import { chooseTheme, type ThemeChoice, useTheme } from "@/lib/browser/theme";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { Switch } from "@/ui/fields/Switch";

const THEMES = [
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
  { value: "system", label: "As the system", icon: Monitor },
] as const;

/** Each choice holds at once; there is nothing to save. */
export function PreferencesForm() {
  const theme = useTheme((state) => state.choice);
  const { density, libraryView, sidebar } = usePreferences();
  const switchId = useId();
  return (
    <div className="divide-y rounded-lg border bg-surface">
      <Choice label="Theme" about="Light, dark, or as your system is.">
        <SegmentedControl<ThemeChoice>
          label="Theme"
          value={theme}
          segments={THEMES}
          onChange={chooseTheme}
        />
      </Choice>
      <Choice label="Lists" about="Compact lists show more at a time.">
        <SegmentedControl
          label="Lists"
          value={density}
          segments={[
            { value: "comfortable", label: "Comfortable" },
            { value: "compact", label: "Compact" },
          ]}
          onChange={(next) => prefer({ density: next })}
        />
      </Choice>
      <Choice label="Library" about="What it opens with.">
        <SegmentedControl
          label="Library"
          value={libraryView}
          segments={[
            { value: "grid", label: "Pictures" },
            { value: "table", label: "Table" },
          ]}
          onChange={(next) => prefer({ libraryView: next })}
        />
      </Choice>
      <Choice label="Narrow sidebar" labelFor={switchId} about="Only icons at the left.">
        <Switch
          id={switchId}
          checked={sidebar === "narrow"}
          onChange={(on) => prefer({ sidebar: on ? "narrow" : "wide" })}
        />
      </Choice>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  labelFor?: string;
  about: string;
  children: ReactNode;
}

function Choice({ label, labelFor, about, children }: ChoiceProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
      <div className="min-w-44 flex-1">
        {labelFor ? (
          <label htmlFor={labelFor} className="font-medium">
            {label}
          </label>
        ) : (
          <div className="font-medium">{label}</div>
        )}
        <div className="text-ink-3 text-sm">{about}</div>
      </div>
      {children}
    </div>
  );
}
