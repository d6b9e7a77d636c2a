import { CopyButton } from "@/ui/CopyButton";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Section } from "@/ui/layout/Page";
import type { SectionProps } from "./drafts";
import type { Connection } from "./requests";

/** Where our provider sends people back to; the same for all connections. */
const redirectOf = (connection: Connection | undefined): string =>
  connection?.redirectUri ?? `${window.location.origin}/api/auth/sso/callback`;

interface ProviderSectionProps extends SectionProps {
  connection: Connection | undefined;
}

export function ProviderSection({ draft, set, errorOf, connection }: ProviderSectionProps) {
  const redirect = redirectOf(connection);
  const text = (name: "name" | "issuer" | "clientId" | "clientSecret" | "scopes") => ({
    name,
    value: draft[name],
    autoComplete: "off",
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });
  return (
    <Section title="Your provider">
      <div className="flex flex-col gap-4">
        <div className="rounded-lg border bg-sunken p-3">
          <div className="font-medium text-sm">Redirect address</div>
          <p className="mb-2 text-ink-2 text-sm">
            Make a web application at your provider and enter this address there.
          </p>
          <div className="flex flex-wrap items-center gap-2">
            <code className="min-w-0 flex-1 select-all break-all font-mono text-sm">
              {redirect}
            </code>
            <CopyButton text={redirect} size="sm" />
          </div>
        </div>
        <Field
          label="Name"
          help="People see it when they sign in, for example “Meadow account”."
          error={errorOf("name")}
        >
          {(control) => <Input {...control} {...text("name")} maxLength={80} />}
        </Field>
        <Field
          label="Issuer"
          help="The address under which your provider is known, such as https://login.example.com."
          error={errorOf("issuer")}
        >
          {(control) => <Input {...control} {...text("issuer")} type="url" inputMode="url" />}
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Client ID" error={errorOf("clientId")}>
            {(control) => (
              <Input {...control} {...text("clientId")} className="font-mono text-sm" />
            )}
          </Field>
          <Field
            label="Client secret"
            optional={!connection?.hasSecret}
            help={
              connection?.hasSecret
                ? "One is kept, sealed. Type another to replace it."
                : "It is sealed and never shown again. Some providers give none."
            }
            error={errorOf("clientSecret")}
          >
            {(control) => (
              <Input
                {...control}
                {...text("clientSecret")}
                type="password"
                autoComplete="new-password"
                placeholder={connection?.hasSecret ? "••••••••••••" : undefined}
                className="font-mono text-sm"
              />
            )}
          </Field>
        </div>
        <Field
          label="Scopes"
          help="What we ask your provider for, with spaces between."
          error={errorOf("scopes")}
        >
          {(control) => <Input {...control} {...text("scopes")} className="font-mono text-sm" />}
        </Field>
      </div>
    </Section>
  );
}
