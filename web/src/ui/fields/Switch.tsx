import { Switch as Radix } from "radix-ui";

interface SwitchProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  id?: string;
  label?: string;
  disabled?: boolean;
}

export function Switch({ checked, onChange, id, label, disabled = false }: SwitchProps) {
  return (
    <Radix.Root
      {...(id ? { id } : {})}
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled}
      aria-label={label}
      className="relative h-4.5 w-8 shrink-0 pointer-coarse:h-6 pointer-coarse:w-11 rounded-full bg-line-strong transition-colors after:absolute after:-inset-2 disabled:opacity-50 data-[state=checked]:bg-accent"
    >
      <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-surface shadow-1 transition-transform data-[state=checked]:translate-x-4 pointer-coarse:size-5 pointer-coarse:data-[state=checked]:translate-x-5.5" />
    </Radix.Root>
  );
}
