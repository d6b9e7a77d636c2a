import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/ui/Button";
import { toast } from "@/ui/layers/toasts";

const SHOWN_MS = 2_000;

interface CopyButtonProps {
  text: string;
  label?: string;
  size?: "sm" | "md";
}

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label = "Copy", size = "md" }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (copied) {
      const timer = setTimeout(() => setCopied(false), SHOWN_MS);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toast({
        tone: "danger",
        title: "Not copied",
        description: "The browser does not allow it here. Select the text and copy it by hand.",
      });
    }
  };
  return (
    <Button size={size} icon={copied ? Check : Copy} onClick={copy}>
      <span aria-live="polite">{copied ? "Copied" : label}</span>
    </Button>
  );
}
