import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Mail } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { CommandList } from "@/app/commands/CommandList";
import { type Command, matchScore, openCommandMenu, useCommandMenu } from "@/lib/browser/commands";
import { templateListQuery } from "@/lib/server/templates";

const TEMPLATES_SHOWN = 6;
// Recent templates come before these, what belongs to the page in front of us before all of them.
const LAST_GROUPS = ["Create", "Go to", "Settings", "Help and account", "Appearance"];
const rank = ({ group }: Command) => LAST_GROUPS.indexOf(group);

/** Every action and every template, a few key presses away. */
export function CommandMenu() {
  const open = useCommandMenu((state) => state.open);
  return open ? <OpenMenu /> : null;
}

function OpenMenu() {
  const [typed, setTyped] = useState("");
  const sources = useCommandMenu((state) => state.sources);
  const templates = useTemplateCommands(useDeferredValue(typed.trim()));
  // What was added last belongs to the page in front of us.
  const actions = sources
    .toReversed()
    .flat()
    .map((command) => ({
      command,
      score: matchScore(`${command.label} ${command.words ?? ""}`, typed),
    }))
    .filter(({ score }) => score > 0);
  const sorted = typed ? actions.sort((one, other) => other.score - one.score) : actions;
  const commands = typed
    ? [...sorted.slice(0, 4), ...templates.commands.map((command) => ({ command }))].map(
        ({ command }) => command,
      )
    : untyped(
        sorted.map(({ command }) => command),
        templates.commands,
      );
  return (
    <CommandList
      typed={typed}
      onType={setTyped}
      commands={commands}
      busy={templates.busy}
      onClose={() => openCommandMenu(false)}
    />
  );
}

/** What the menu begins with: Enter must never do what nobody came for. */
function untyped(actions: readonly Command[], templates: readonly Command[]): Command[] {
  const own = actions.filter((command) => rank(command) < 0);
  const everywhere = actions.filter((command) => rank(command) >= 0);
  return [...own, ...templates, ...everywhere.toSorted((one, other) => rank(one) - rank(other))];
}

function useTemplateCommands(typed: string): { commands: Command[]; busy: boolean } {
  const navigate = useNavigate();
  const query = useQuery(
    templateListQuery({
      limit: TEMPLATES_SHOWN,
      ...(typed
        ? { search: typed, sortBy: "relevance" as const }
        : { sortBy: "updatedAt" as const }),
    }),
  );
  // Until the answer is there, those of the answer before that match: Enter must not open others.
  const fits = ({ name }: { name: string }) =>
    !query.isPlaceholderData || matchScore(name, typed) > 0;
  const commands = (query.data?.items ?? []).filter(fits).map((template) => ({
    id: `template-${template.id}`,
    label: template.name,
    group: typed ? "Templates" : "Recent templates",
    icon: Mail,
    run: () => navigate({ to: "/templates/$templateId", params: { templateId: template.id } }),
  }));
  return { commands, busy: query.isFetching };
}
