import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Select } from "@/ui/fields/Select";
import { EXPIRIES, type Expiry, expiryHelp } from "./expiry";

interface ExpiryFieldProps {
  expiry: Expiry;
  date: string;
  onExpiry: (expiry: Expiry) => void;
  onDate: (date: string) => void;
  error: string | undefined;
}

export function ExpiryField({ expiry, date, onExpiry, onDate, error }: ExpiryFieldProps) {
  const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return (
    <Field label="Works for" help={expiryHelp(expiry, date, new Date())} error={error}>
      {(control) => (
        <div className="flex flex-wrap gap-2">
          <Select<Expiry>
            control={control}
            value={expiry}
            options={EXPIRIES}
            onChange={onExpiry}
            className="w-56"
          />
          {expiry === "date" ? (
            <Input
              type="date"
              aria-label="Last day"
              min={tomorrow}
              value={date}
              onChange={(event) => onDate(event.target.value)}
              className="w-44"
            />
          ) : null}
        </div>
      )}
    </Field>
  );
}
