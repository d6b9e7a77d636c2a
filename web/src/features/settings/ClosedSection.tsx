import { Link } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { useBreadcrumbs } from "@/lib/browser/page";
import { useSession } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/states/EmptyState";
import type { Section } from "./sections";

interface ClosedSectionProps {
  section: Section;
  /** Whose administrators can open it. */
  opensFor: "organization" | "installation";
}

/** A page somebody was led to but may not see: says what is missing and who can give it. */
export function ClosedSection({ section, opensFor }: ClosedSectionProps) {
  const { organization } = useSession();
  const needs = section.needs ?? [];
  useBreadcrumbs([{ label: "Settings", to: "/settings" }, { label: section.label }]);
  return (
    <EmptyState
      page
      icon={Lock}
      title={`You may not open “${section.label}”`}
      actions={
        <Button asChild>
          <Link to="/settings">See your settings</Link>
        </Button>
      }
    >
      {opensFor === "installation" ? (
        <p>
          Only administrators of the organization that runs this installation see it. Ask whoever
          set up Craftify for you.
        </p>
      ) : (
        <>
          <p>
            It needs the permission{" "}
            {needs.map((permission, index) => (
              <span key={permission}>
                {index > 0 ? " or " : null}
                <code className="font-mono text-ink text-sm">{permission}</code>
              </span>
            ))}
            .
          </p>
          <p>An administrator of {organization.name} can grant it under People.</p>
        </>
      )}
    </EmptyState>
  );
}
