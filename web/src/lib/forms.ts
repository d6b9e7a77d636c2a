import { type FormEvent, useState } from "react";
import { fieldErrors } from "@/lib/server/apiError";

type Values = Record<string, string>;
type Errors<V> = { [K in keyof V]?: string | undefined };

interface FormOptions<V extends Values> {
  initial: V;
  /** A sentence for each field that is not right yet. */
  check: (values: V) => Errors<V>;
  submit: (values: V) => Promise<void>;
}

/** The state of a small form: errors show only after leaving a field or trying to send. */
export function useForm<V extends Values>({ initial, check, submit }: FormOptions<V>) {
  const [values, setValues] = useState(initial);
  const [left, setLeft] = useState<ReadonlySet<keyof V>>(new Set());
  const [refused, setRefused] = useState<Errors<V>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const found = check(values);

  const errorOf = (name: keyof V) => refused[name] ?? (left.has(name) ? found[name] : undefined);

  const field = (name: keyof V & string) => ({
    name,
    value: values[name] ?? "",
    onChange: (event: { target: { value: string } }) => {
      const { value } = event.target;
      setValues((now) => ({ ...now, [name]: value }));
      setRefused((now) => ({ ...now, [name]: undefined }));
    },
    onBlur: () => setLeft((now) => new Set(now).add(name)),
  });

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // A dialog opened from within a form is inside of it for React: its form is not that one.
    event.stopPropagation();
    const form = event.currentTarget;
    setLeft(new Set(Object.keys(values)));
    const wrong = Object.keys(values).find((name) => check(values)[name]);
    if (wrong) {
      form.querySelector<HTMLElement>(`[name="${CSS.escape(wrong)}"]`)?.focus();
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      await submit(values);
    } catch (error) {
      const atFields = fieldErrors(error);
      setRefused(atFields as Errors<V>);
      setFailure(Object.keys(atFields).some((name) => name in values) ? null : error);
    } finally {
      setBusy(false);
    }
  };

  return { values, field, errorOf, onSubmit, failure, busy };
}
