import { Link } from "@tanstack/react-router";
import { ClipboardPaste, FileUp, LayoutTemplate, MailPlus, SearchX, Trash2 } from "lucide-react";
import { useCan } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/states/EmptyState";
import { isFiltered } from "./search";
import type { Library } from "./useLibrary";

/** Why the list is empty, and what to do about it. */
export function EmptyLibrary({ search, change }: Library) {
  const canWrite = useCan("template:write");
  if (isFiltered(search)) {
    const clear = { q: undefined, status: undefined, category: undefined, tag: undefined };
    return (
      <EmptyState
        icon={SearchX}
        title="No template matches"
        actions={<Button onClick={() => change(clear)}>Clear search and filters</Button>}
      >
        {search.q ? `Nothing holds all of “${search.q}”. ` : ""}
        Search looks at names, subjects, text and variables.
      </EmptyState>
    );
  }
  if (search.bin) {
    return (
      <EmptyState
        icon={Trash2}
        title="The bin is empty"
        actions={
          <Button asChild>
            <Link to="/templates">Back to the library</Link>
          </Button>
        }
      >
        Deleted templates wait here until somebody restores them.
      </EmptyState>
    );
  }
  if (!canWrite) {
    return (
      <EmptyState icon={MailPlus} title="No templates yet">
        Nobody has made one so far. Your role lets you read; an editor can add the first.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={MailPlus}
      title="Make your first template"
      className="max-w-lg"
      actions={
        <>
          <Button asChild variant="primary">
            <Link to="/templates/new">
              <LayoutTemplate aria-hidden className="size-4" />
              Choose a starter
            </Link>
          </Button>
          <Button asChild>
            <Link to="/templates/new" search={{ from: "import" }}>
              <FileUp aria-hidden className="size-4" />
              Import files
            </Link>
          </Button>
          <Button asChild>
            <Link to="/templates/new" search={{ from: "paste" }}>
              <ClipboardPaste aria-hidden className="size-4" />
              Paste source
            </Link>
          </Button>
        </>
      }
    >
      Begin with one of our designs, bring the emails you already send, or paste MJML or HTML.
    </EmptyState>
  );
}
