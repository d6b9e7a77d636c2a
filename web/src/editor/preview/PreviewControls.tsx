/** Choosing the device and the color scheme of a preview. */

import { Contrast, Monitor, Moon, Smartphone, Sun, Tablet } from "lucide-react";
import type { Scheme } from "@/editor/preview/darkStyles";
import type { Device } from "@/editor/preview/devices";
import { SegmentedControl } from "@/ui/SegmentedControl";

interface ControlProps<T> {
  value: T;
  onChange: (value: T) => void;
}

export function DeviceSwitch({ value, onChange }: ControlProps<Device>) {
  return (
    <SegmentedControl<Device>
      label="Device"
      value={value}
      onChange={onChange}
      segments={[
        { value: "desktop", label: "Desktop", icon: Monitor },
        { value: "tablet", label: "Tablet, 768 pixels", icon: Tablet },
        { value: "phone", label: "Phone, 375 pixels", icon: Smartphone },
      ]}
    />
  );
}

export function SchemeSwitch({ value, onChange }: ControlProps<Scheme>) {
  return (
    <SegmentedControl<Scheme>
      label="Color scheme"
      value={value}
      onChange={onChange}
      segments={[
        { value: "light", label: "Light", icon: Sun },
        { value: "authored", label: "Dark, as designed", icon: Moon },
        { value: "forced", label: "Dark, forced by the client (simulation)", icon: Contrast },
      ]}
    />
  );
}
