/** Choosing the device and the color scheme of a preview. */

import { Contrast, Eye, Monitor, Moon, Smartphone, Sun, Tablet } from "lucide-react";
import type { Device } from "@/editor/preview/devices";
import type { Scheme } from "@/editor/preview/framed/darkStyles";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { IconButton } from "@/ui/IconButton";
import { Menu, MenuChoice, MenuLabel, MenuSeparator } from "@/ui/layers/Menu";

const DEVICES = [
  { value: "desktop", label: "Desktop", icon: Monitor },
  { value: "tablet", label: "Tablet, 768 pixels", icon: Tablet },
  { value: "phone", label: "Phone, 375 pixels", icon: Smartphone },
] as const;

const SCHEMES = [
  { value: "light", label: "Light", icon: Sun },
  { value: "authored", label: "Dark, as designed", icon: Moon },
  { value: "forced", label: "Dark, forced by the client (simulation)", icon: Contrast },
] as const;

interface ControlProps<T> {
  value: T;
  onChange: (value: T) => void;
}

export function DeviceSwitch({ value, onChange }: ControlProps<Device>) {
  return (
    <SegmentedControl<Device> label="Device" value={value} onChange={onChange} segments={DEVICES} />
  );
}

export function SchemeSwitch({ value, onChange }: ControlProps<Scheme>) {
  return (
    <SegmentedControl<Scheme>
      label="Color scheme"
      value={value}
      onChange={onChange}
      segments={SCHEMES}
    />
  );
}

interface ViewMenuProps {
  device: Device;
  scheme: Scheme;
  onDevice: (device: Device) => void;
  onScheme: (scheme: Scheme) => void;
}

/** Both choices behind one button, where there is little room. */
export function ViewMenu({ device, scheme, onDevice, onScheme }: ViewMenuProps) {
  return (
    <Menu trigger={<IconButton icon={Eye} label="Device and color scheme" tone="outline" />}>
      <MenuLabel>Device</MenuLabel>
      <MenuChoice label="Device" value={device} options={DEVICES} onChange={onDevice} />
      <MenuSeparator />
      <MenuLabel>Color scheme</MenuLabel>
      <MenuChoice label="Color scheme" value={scheme} options={SCHEMES} onChange={onScheme} />
    </Menu>
  );
}
