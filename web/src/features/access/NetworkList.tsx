import { Lock, Plus, Trash2 } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { IconButton } from "@/ui/IconButton";
import { holds, parseNetwork, sizeWords } from "./networks";

interface NetworkListProps {
  title: string;
  about: string;
  networks: readonly string[];
  /** What the settings of the installation add; nobody changes it here. */
  fixed: readonly string[];
  /** Where the reader comes from. */
  address: string;
  disabled: boolean;
  onChange: (networks: readonly string[]) => void;
}

const EXAMPLE = "It looks like 203.0.113.7 or 10.0.0.0/8.";

/** Networks in CIDR notation, added and taken away one by one or pasted together. */
export function NetworkList(props: NetworkListProps) {
  const { title, about, networks, fixed, address, disabled, onChange } = props;
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const add = (event: FormEvent) => {
    event.preventDefault();
    const words = text.split(/[\s,;]+/).filter(Boolean);
    const wrong = words.find((word) => parseNetwork(word) === null);
    if (wrong !== undefined || words.length === 0) {
      setProblem(wrong ? `“${wrong}” is no network. ${EXAMPLE}` : `Enter a network. ${EXAMPLE}`);
      return;
    }
    const found = words.map((word) => parseNetwork(word)?.text ?? word);
    const twice = found.find((network) => networks.includes(network));
    if (twice && found.length === 1) {
      setProblem(`${twice} is in the list already.`);
      return;
    }
    onChange([...new Set([...networks, ...found])]);
    setText("");
  };
  const note = preview(text);
  return (
    <section aria-label={title} className="rounded-lg border bg-surface">
      <div className="border-b px-4 py-2.5">
        <h3 className="font-medium text-sm">{title}</h3>
        <p className="text-ink-3 text-xs">{about}</p>
      </div>
      {networks.length + fixed.length > 0 ? (
        <ul aria-label={`${title} networks`} className="divide-y border-b">
          {fixed.map((network) => (
            <NetworkRow key={`fixed ${network}`} network={network} address={address}>
              <span
                title="From the settings of the server"
                className="flex h-7 items-center gap-1 text-ink-3 text-xs"
              >
                <Lock aria-hidden className="size-3.5" />
                Set by the server
              </span>
            </NetworkRow>
          ))}
          {networks.map((network) => (
            <NetworkRow key={network} network={network} address={address}>
              <IconButton
                icon={Trash2}
                size="sm"
                tone="danger"
                label={`Take ${network} away`}
                disabledReason={disabled ? "The rules are being saved" : undefined}
                onClick={() => onChange(networks.filter((other) => other !== network))}
              />
            </NetworkRow>
          ))}
        </ul>
      ) : null}
      <form onSubmit={add} noValidate className="flex items-start gap-2 px-4 py-3">
        <Field
          label={`Network to add to ${title.toLowerCase()}`}
          hideLabel
          error={problem}
          help={note}
          className="flex-1"
        >
          {(control) => (
            <Input
              {...control}
              value={text}
              placeholder="10.0.0.0/8"
              autoComplete="off"
              spellCheck={false}
              className="font-mono text-sm"
              onChange={(event) => {
                setText(event.target.value);
                setProblem(undefined);
              }}
            />
          )}
        </Field>
        <Button type="submit" icon={Plus}>
          Add
        </Button>
      </form>
    </section>
  );
}

/** What the text typed so far means. */
function preview(text: string): string | undefined {
  const network = parseNetwork(text);
  return network ? `${network.text}: ${sizeWords(network)}` : undefined;
}

interface NetworkRowProps {
  network: string;
  address: string;
  children: ReactNode;
}

function NetworkRow({ network, address, children }: NetworkRowProps) {
  const parsed = parseNetwork(network);
  return (
    <li className="flex items-center gap-3 px-4 py-1.5">
      <code className="break-all font-mono text-sm">{network}</code>
      {address && holds(network, address) ? <Badge tone="accent">You are in it</Badge> : null}
      <span className="ml-auto hidden text-ink-3 text-xs sm:inline">
        {parsed ? sizeWords(parsed) : null}
      </span>
      <span className="max-sm:ml-auto">{children}</span>
    </li>
  );
}
