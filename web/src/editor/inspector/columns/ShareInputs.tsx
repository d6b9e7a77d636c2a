/** The share of each column in percent; the others give or take what is left. */
import { LengthInput } from "../fields/LengthInput";
import type { Ratio } from "../values/ratios";

interface ShareInputsProps {
  ratio: Ratio;
  locked: string | undefined;
  onShare: (at: number, share: number) => void;
}

export function ShareInputs({ ratio, locked, onShare }: ShareInputsProps) {
  return (
    <div className="grid auto-cols-fr grid-flow-col gap-1">
      {ratio.map((part, at) => (
        <LengthInput
          // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by place
          key={at}
          label={`Share of column ${at + 1}`}
          units={["%"]}
          min={5}
          glyph={ratio.length < 4 ? at + 1 : undefined}
          setting={{
            value: `${Math.round(part * 100) / 100}%`,
            mixed: false,
            inherited: undefined,
            locked,
            set: (value) => value !== undefined && onShare(at, Number.parseFloat(value)),
          }}
        />
      ))}
    </div>
  );
}
