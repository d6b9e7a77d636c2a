import { useRef } from "react";
import { cx } from "@/lib/classes";
import type { FieldControl } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";

const DIGITS = 6;

interface CodeInputProps {
  control: FieldControl;
  value: string;
  onChange: (value: string) => void;
  /** Called once when all digits are there. */
  onComplete?: (value: string) => void;
  autoFocus?: boolean;
}

/** The six digits of an authenticator app; blanks that come with pasting are left out. */
export function CodeInput({ control, value, onChange, onComplete, autoFocus }: CodeInputProps) {
  const told = useRef("");
  const change = (text: string) => {
    const digits = text.replace(/\D/g, "").slice(0, DIGITS);
    onChange(digits);
    if (digits.length === DIGITS && told.current !== digits) {
      told.current = digits;
      onComplete?.(digits);
    }
  };
  return (
    <Input
      {...control}
      name="code"
      value={value}
      onChange={(event) => change(event.target.value)}
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      autoFocus={autoFocus}
      placeholder="000000"
      className={cx("w-36 font-mono text-lg tracking-[0.3em] placeholder:opacity-40")}
    />
  );
}
