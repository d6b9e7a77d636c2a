import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { cx } from "@/lib/classes";
import { Input } from "@/ui/fields/Input";
import { IconButton } from "@/ui/IconButton";

/** A password, hidden until one asks to see it. */
export function PasswordInput({ className, ...rest }: ComponentProps<"input">) {
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input
        {...rest}
        type={shown ? "text" : "password"}
        autoCapitalize="none"
        spellCheck={false}
        className={cx("pr-10", className)}
      />
      <IconButton
        icon={shown ? EyeOff : Eye}
        label={shown ? "Hide what you type" : "Show what you type"}
        size="sm"
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0.5 my-auto pointer-coarse:size-9"
      />
    </div>
  );
}
